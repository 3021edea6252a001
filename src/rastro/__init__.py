"""RASTRO, the library: what the field knows about the life of a firearm."""
