"""What the nomenclator says: the library's tables, and what this State's curators decided."""

from rastro_node.nomenclator.selectors.official import (
    UNSURE,
    Comparison,
    accepting,
    compared,
    crosswalk_row,
    crosswalk_rows,
    editions_of,
    official_table,
    official_tables,
    reviewed_crosswalk,
    standing,
)
from rastro_node.nomenclator.selectors.resolving import OPEN, Codes, Resolver
from rastro_node.nomenclator.selectors.term_page import TermPage, term_page
from rastro_node.nomenclator.selectors.terms import facets_of, terms_in
from rastro_node.nomenclator.selectors.words import (
    Suggestion,
    alike,
    bearing_add,
    borne_by,
    suggestions,
    suggestions_for,
    unknown_term,
    unknown_terms,
    waiting,
)

__all__ = [
    "OPEN",
    "UNSURE",
    "Codes",
    "Comparison",
    "Resolver",
    "Suggestion",
    "TermPage",
    "accepting",
    "alike",
    "bearing_add",
    "borne_by",
    "compared",
    "crosswalk_row",
    "crosswalk_rows",
    "editions_of",
    "facets_of",
    "official_table",
    "official_tables",
    "reviewed_crosswalk",
    "standing",
    "suggestions",
    "suggestions_for",
    "term_page",
    "terms_in",
    "unknown_term",
    "unknown_terms",
    "waiting",
]
