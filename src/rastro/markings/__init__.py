"""Marks on firearms: readings of serials, their states, keys to find them, and what makes a mark complete."""

from rastro.markings import texts as _texts
from rastro.markings.alignment import compare_serials
from rastro.markings.comparison import Edit, EditKind, SerialComparison
from rastro.markings.free_text import read_serial
from rastro.markings.keys import SearchKeys, fold, registered_keys, search_keys
from rastro.markings.notation import parse_reading
from rastro.markings.reading import Character, Reading
from rastro.markings.serial import Removal, SerialMark, SerialState

__all__ = [
    "Character",
    "Edit",
    "EditKind",
    "Reading",
    "Removal",
    "SearchKeys",
    "SerialComparison",
    "SerialMark",
    "SerialState",
    "compare_serials",
    "fold",
    "parse_reading",
    "read_serial",
    "registered_keys",
    "search_keys",
]

del _texts
