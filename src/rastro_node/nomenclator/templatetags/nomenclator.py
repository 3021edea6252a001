"""Words of the field in the reader's language."""

from django import template

from rastro.nomenclator import Kind, Term, full_name
from rastro_node.nomenclator.selectors.terms import language, named
from rastro_node.nomenclator.words import type_word

register = template.Library()
register.filter(type_word)


@register.filter
def term_name(term: Term) -> str:
    """Return a term's name in the reader's language, a model's with its maker."""
    return full_name(term) if term.kind is Kind.MODEL else term.label(language())


@register.filter
def country_name(code: str) -> str:
    """Return a country's name in the reader's language."""
    return named(code, Kind.COUNTRY)


@register.filter
def code_name(code: str, kind: str) -> str:
    """Return the name of a code of a table in the reader's language."""
    return named(code, Kind(kind)) if code else ""
