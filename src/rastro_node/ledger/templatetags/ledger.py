"""Acts and purposes in the reader's language."""

from django import template
from django.utils.translation import gettext

from rastro.canonical import Text, catalogue

register = template.Library()


@register.filter
def act(code: str) -> str:
    """Return an act in words: `firearm.read` is "Firearm read"."""
    return _in_words(code, "ledger.act")


@register.filter
def purpose(code: str) -> str:
    """Return a purpose in words; one that somebody wrote in their own stays as written."""
    return _in_words(code, "ledger.why", "tracing.purpose")


def _in_words(code: str, *families: str) -> str:
    known = catalogue()
    found = next((f"{family}.{code}" for family in families if f"{family}.{code}" in known), None)
    return Text(found).say(gettext) if found else code
