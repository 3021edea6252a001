"""Firearms taken over from a file: what a line of it is, and how it is stored."""

from rastro_node.registry.importing.firearms import COLUMNS, FIREARMS, annotated, import_csv

__all__ = ["COLUMNS", "FIREARMS", "annotated", "import_csv"]
