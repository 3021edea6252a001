"""Seizures taken over from a file: what a line of it is, and how it is stored."""

from rastro_node.custody.importing.seizures import SEIZURES, import_seizures

__all__ = ["SEIZURES", "import_seizures"]
