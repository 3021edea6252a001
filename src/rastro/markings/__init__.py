"""Marks on firearms: readings of serials, their states, keys to find them, and what makes a mark complete."""

from rastro.markings import grammar_texts as _grammar_texts
from rastro.markings import mark_texts as _mark_texts
from rastro.markings import texts as _texts
from rastro.markings.alignment import compare_serials
from rastro.markings.asking import Asked, ask, read_asked
from rastro.markings.comparison import Edit, EditKind, SerialComparison
from rastro.markings.completeness import Lack, MarkKind, Marks, Obligation, obligations, what_lacks
from rastro.markings.free_text import read_serial
from rastro.markings.grammar import Decoding, Grammar, Known, decode_serial
from rastro.markings.grammar_file import grammars, read_grammar
from rastro.markings.keys import SearchKeys, fold, registered_keys, search_keys
from rastro.markings.notation import parse_reading
from rastro.markings.photograph import MarkLine, RankedReading, read_photograph
from rastro.markings.places import SerialPlaces, serial_places
from rastro.markings.reading import Character, Reading
from rastro.markings.serial import Removal, SerialMark, SerialState
from rastro.markings.understanding import Understood, understand

__all__ = [
    "Asked",
    "Character",
    "Decoding",
    "Edit",
    "EditKind",
    "Grammar",
    "Known",
    "Lack",
    "MarkKind",
    "MarkLine",
    "Marks",
    "Obligation",
    "RankedReading",
    "Reading",
    "Removal",
    "SearchKeys",
    "SerialComparison",
    "SerialMark",
    "SerialPlaces",
    "SerialState",
    "Understood",
    "ask",
    "compare_serials",
    "decode_serial",
    "fold",
    "grammars",
    "obligations",
    "parse_reading",
    "read_asked",
    "read_grammar",
    "read_photograph",
    "read_serial",
    "registered_keys",
    "search_keys",
    "serial_places",
    "understand",
    "what_lacks",
]

del _grammar_texts, _mark_texts, _texts
