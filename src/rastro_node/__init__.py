"""RASTRO, the node: one national authority's running system."""
