"""The `rastro` command, one module a domain."""
