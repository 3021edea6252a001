"""Words and labels of custody in the reader's language."""

from collections.abc import Container

from django import template
from django.utils.safestring import SafeString

from rastro_node.custody.models import Exhibit
from rastro_node.custody.saying import kind_word, state_word
from rastro_node.custody.tables import TONES, labels_of

register = template.Library()
register.filter(kind_word)
register.filter(state_word)


@register.filter
def state_tone(state: str) -> str:
    """Return the tone of a serial's state."""
    return TONES.get(state, "")


@register.filter
def unlocalized(number: int) -> str:
    """Return a year as it is written, its thousands not set apart."""
    return str(number)


@register.simple_tag
def labels(row: Exhibit, again: Container[object] = ()) -> SafeString:
    """Return the labels of an exhibit: seized again, property of a State."""
    return labels_of(again=row.pk in again, owner=row.owner_class, owned=row.state_owned)
