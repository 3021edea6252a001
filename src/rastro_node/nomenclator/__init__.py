"""The nomenclator in this node: terms in four languages, and the words no table knows yet."""
