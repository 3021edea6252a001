"""Words of this room in the reader's language."""

from django.utils.translation import get_language, gettext, gettext_lazy

from rastro.canonical import Text
from rastro.custody import (
    ItemKind,
    OwnerClass,
    SeizureContext,
    context_text,
    item_text,
    owner_text,
)
from rastro.nomenclator import Kind, table

STATES = {
    "read": gettext_lazy("Read"),
    "partly_read": gettext_lazy("Partly read"),
    "removed": gettext_lazy("Removed"),
    "never_had": gettext_lazy("Never had one"),
    "not_looked_for": gettext_lazy("Not recorded"),
}
REMOVALS = {
    "filed": gettext_lazy("filed or ground off"),
    "punched": gettext_lazy("punched over"),
    "overstamped": gettext_lazy("stamped over"),
    "abraded": gettext_lazy("abraded"),
    "worn": gettext_lazy("worn or corroded"),
    "unknown": gettext_lazy("nobody says how"),
}


def say(text: Text) -> str:
    """A text in the language of whoever reads."""
    return text.say(gettext)


def kind_word(kind: str) -> str:
    """What a thing is."""
    return say(item_text(ItemKind(kind))) if kind in set(ItemKind) else kind


def owner_word(owner: str) -> str:
    """Whose it was."""
    return say(owner_text(OwnerClass(owner))) if owner in set(OwnerClass) else owner


def context_word(context: str) -> str:
    """How it came into custody."""
    return say(context_text(SeizureContext(context))) if context in set(SeizureContext) else context


def state_word(state: str) -> str:
    """The state of a serial."""
    return str(STATES.get(state, state or "—"))


def removal_word(removal: str) -> str:
    """How a serial was taken away."""
    return str(REMOVALS.get(removal, ""))


def code_word(code: str, kind: Kind) -> str:
    """A code's name in the reader's language; the code itself where this edition lacks it."""
    found = table(kind).get(code)
    return found.label((get_language() or "en").split("-")[0]) if found else code
