"""Common terms for firearms in four languages: types, makes, models, calibres, countries."""

from rastro.nomenclator import table_texts as _table_texts
from rastro.nomenclator import texts as _texts
from rastro.nomenclator.agreement import Agreement, same_make
from rastro.nomenclator.checking import Finding, check_table
from rastro.nomenclator.crosswalk import Crosswalk, Link, Relation, crosswalk_of
from rastro.nomenclator.crosswalk_proposing import Mapped, propose
from rastro.nomenclator.crosswalks import BUILT_IN, crosswalk_to
from rastro.nomenclator.editions import Changes, compare_editions
from rastro.nomenclator.look_alikes import look_alikes
from rastro.nomenclator.model_said import full_name
from rastro.nomenclator.models import resolve_model
from rastro.nomenclator.official import Official, OfficialRow, read_official
from rastro.nomenclator.resolution import Resolution
from rastro.nomenclator.resolve import resolve_calibre, resolve_make, resolve_type, suggest
from rastro.nomenclator.tables import Edition, countries, edition, label, lineage, table, term
from rastro.nomenclator.terms import ACTIONS, LANGUAGES, Kind, Term

__all__ = [
    "ACTIONS",
    "BUILT_IN",
    "LANGUAGES",
    "Agreement",
    "Changes",
    "Crosswalk",
    "Edition",
    "Finding",
    "Kind",
    "Link",
    "Mapped",
    "Official",
    "OfficialRow",
    "Relation",
    "Resolution",
    "Term",
    "check_table",
    "compare_editions",
    "countries",
    "crosswalk_of",
    "crosswalk_to",
    "edition",
    "full_name",
    "label",
    "lineage",
    "look_alikes",
    "propose",
    "read_official",
    "resolve_calibre",
    "resolve_make",
    "resolve_model",
    "resolve_type",
    "same_make",
    "suggest",
    "table",
    "term",
]

del _texts, _table_texts
