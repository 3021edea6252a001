"""The nomenclator's pages."""
