"""RASTRO, the node: one national authority's running system."""

from importlib.metadata import version

__version__ = version("rastro")
