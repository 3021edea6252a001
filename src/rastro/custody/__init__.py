"""Things in custody: what they are, whose they were, how they came, and whether they come again."""

from rastro.custody import texts as _texts
from rastro.custody.items import ItemKind, SeizureContext, context_text, item_kind, item_text, seizure_context
from rastro.custody.owners import OwnerClass, owner_of, owner_text
from rastro.custody.repeats import repeat_key
from rastro.custody.words import yes_or_no

__all__ = [
    "ItemKind",
    "OwnerClass",
    "SeizureContext",
    "context_text",
    "item_kind",
    "item_text",
    "owner_of",
    "owner_text",
    "repeat_key",
    "seizure_context",
    "yes_or_no",
]

del _texts
