"""What the nomenclator says: the library's tables, and what this State's curators decided."""

from rastro_node.nomenclator.selectors.resolving import Codes, Resolver
from rastro_node.nomenclator.selectors.terms import terms_in
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
    "Codes",
    "Resolver",
    "Suggestion",
    "alike",
    "bearing_add",
    "borne_by",
    "suggestions",
    "suggestions_for",
    "terms_in",
    "unknown_term",
    "unknown_terms",
    "waiting",
]
