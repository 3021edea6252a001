"""Words of the field in the reader's language."""

from django.utils.translation import get_language

from rastro.nomenclator import resolve_type


def type_word(raw: str) -> str:
    """The name of the type a text means; the text itself where it means none."""
    found = resolve_type(raw or "").term
    return found.label(get_language() or "en") if found else raw
