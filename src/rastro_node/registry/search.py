"""What the search box finds here: firearms and parts by number, own id, make, or serial as it was read."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from rastro_node.core import search
from rastro_node.core.actors import Actor
from rastro_node.core.permissions import Permission
from rastro_node.core.search import MOST_HITS, Hit
from rastro_node.nomenclator.words import type_word
from rastro_node.registry.models import Firearm
from rastro_node.registry.saying import status_word
from rastro_node.registry.selectors.asking import Asked, asked_of
from rastro_node.registry.selectors.lists import firearms_of, is_part

FIREARM = gettext_lazy("Firearm")
PART = pgettext_lazy("of a firearm", "Part")


def register_search() -> None:
    """Join the search box."""
    for name, provider, label, icon, order in (
        ("firearms", firearms_found, gettext_lazy("Firearms"), "firearm", 10),
        ("parts", parts_found, gettext_lazy("Parts"), "tool", 20),
    ):
        search.register(
            name,
            provider,
            label=label,
            icon=icon,
            order=order,
            permission=Permission.FIREARM_READ,
            list_page="registry:firearms",
        )


def firearms_found(actor: Actor, text: str) -> list[Hit]:
    """Whole firearms."""
    return _found(actor, text, parts=False)


def parts_found(actor: Actor, text: str) -> list[Hit]:
    """Parts that are registered by themselves."""
    return _found(actor, text, parts=True)


def _found(actor: Actor, text: str, *, parts: bool) -> list[Hit]:
    if Permission.FIREARM_READ not in actor.permissions:
        return []
    asked = asked_of(text)
    found = firearms_of(asked, parts=parts, limit=MOST_HITS)
    return [_hit(row, asked, near=near) for row, near in found]


def _hit(row: Firearm, asked: Asked, *, near: bool) -> Hit:
    described = " · ".join(_said([row.number, type_word(row.type), row.calibre, status_word(row.status)]))
    return Hit(
        title=" ".join(_said([row.make, row.model])) or row.number,
        mark=row.serial,
        subtitle=described,
        url=reverse("registry:firearm", args=[row.pk]),
        kind=PART if is_part(row) else FIREARM,
        exact=row.number == asked.number,
        why=why_found(row, asked, near=near),
    )


def why_found(row: Firearm, asked: Asked, *, near: bool) -> str:
    """In which respect a firearm is what was asked for."""
    if row.number == asked.number:
        return _("The number is this one.")
    if row.external_id and row.external_id == asked.text:
        return _("The id in the older register is this one.")
    if near:
        return f"{_of_serial(row, asked)} {_of_make(row, asked)}".strip()
    return _("The make is this one.")


def _of_serial(row: Firearm, asked: Asked) -> str:
    if asked.serial.upper() == row.serial.upper():
        return _("The serial is this one.")
    if asked.is_part:
        return _("This part of the serial is the same.")
    return _("The serial may have been read so.")


def _of_make(row: Firearm, asked: Asked) -> str:
    """Whether the make that was named beside a serial is this one's."""
    if not asked.make or asked.serial == asked.text:
        return ""
    return _("The make is this one too.") if row.make_code == asked.make else _("The make differs.")


def _said(words: Iterable[str]) -> list[str]:
    return [word for word in words if word]
