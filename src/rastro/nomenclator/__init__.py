"""Common terms for firearms in four languages: types, makes, calibres, countries."""

from rastro.nomenclator import texts as _texts
from rastro.nomenclator.agreement import Agreement, same_make
from rastro.nomenclator.resolution import Resolution
from rastro.nomenclator.resolve import resolve_calibre, resolve_make, resolve_type, suggest
from rastro.nomenclator.tables import Edition, countries, edition, label, lineage, table, term
from rastro.nomenclator.terms import LANGUAGES, Kind, Term

__all__ = [
    "LANGUAGES",
    "Agreement",
    "Edition",
    "Kind",
    "Resolution",
    "Term",
    "countries",
    "edition",
    "label",
    "lineage",
    "resolve_calibre",
    "resolve_make",
    "resolve_type",
    "same_make",
    "suggest",
    "table",
    "term",
]

del _texts
