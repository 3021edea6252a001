"""What a seized thing is, and how it came into custody."""

from enum import StrEnum

from rastro.canonical import Text
from rastro.custody.words import said
from rastro.nomenclator import lineage, resolve_type


class ItemKind(StrEnum):
    """What a seized thing is."""

    FIREARM = "firearm"
    AMMUNITION = "ammunition"
    PART = "part"
    EXPLOSIVE = "explosive"
    OTHER = "other"


class SeizureContext(StrEnum):
    """How it came into custody: the contexts that indicator 16.4.2 counts."""

    SEIZED = "seized"
    FOUND = "found"
    SURRENDERED = "surrendered"


def item_kind(class_: str = "", type_: str = "") -> ItemKind:
    """What a record's words say a thing is.

    Parameters
    ----------
    class_
        Where the record has a column for it: `arma de fogo`, `ammunition`.
    type_
        Its type: `pistola`, `cartucho (intacto)`; asked where the class says nothing.
    """
    found = said("item", class_) if class_.strip() else ""
    if found:
        return ItemKind(found)
    told = said("item", type_) if type_.strip() else ""
    if told == ItemKind.AMMUNITION:
        # Cartridges of a shotgun are no shotgun.
        return ItemKind.AMMUNITION
    known = resolve_type(type_).term
    roots = lineage(known.code) if known else ()
    if roots and roots[-1] in set(ItemKind):
        return ItemKind(roots[-1])
    return ItemKind(told) if told else ItemKind.OTHER


def seizure_context(text: str) -> SeizureContext:
    """How the offence or circumstance of a record says that things came into custody.

    Parameters
    ----------
    text
        Offences in Portuguese, Spanish, English or French. What names neither a surrender nor a find was
        seized.
    """
    return SeizureContext(said("context", text) or SeizureContext.SEIZED)


def item_text(kind: ItemKind) -> Text:
    """The kind in words."""
    return Text(f"custody.item.{kind}")


def context_text(context: SeizureContext) -> Text:
    """The context in words."""
    return Text(f"custody.context.{context}")
