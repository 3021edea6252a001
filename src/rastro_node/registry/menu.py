"""The room's pages in the menu, and what the search box finds here."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rastro_node.core import navigation
from rastro_node.core.actors import Actor
from rastro_node.core.permissions import Permission
from rastro_node.core.search import Hit
from rastro_node.registry.selectors.lists import firearms_matching

MOST = 10
FIREARM = _("Firearm")


def register_pages() -> None:
    """Join the menu."""
    for name, label, permission, icon, order in (
        ("registry:firearms", _("Firearms"), Permission.FIREARM_READ, "firearm", 10),
        ("registry:register", _("Register a firearm"), Permission.FIREARM_REGISTER, "plus", 20),
        ("registry:imports", _("Imports"), Permission.IMPORT_RUN, "import", 30),
        ("registry:twins", _("Possible duplicates"), Permission.FIREARM_REGISTER, "copies", 40),
    ):
        navigation.add(
            section="registry", name=name, label=label, permission=permission, icon=icon, order=order
        )


def firearms_found(actor: Actor, text: str) -> list[Hit]:
    """Firearms by number, own id or serial as it may have been read."""
    if Permission.FIREARM_READ not in actor.permissions:
        return []
    return [
        Hit(
            title=f"{row.make} {row.model} {row.serial}".strip() or row.number,
            subtitle=row.number,
            url=reverse("registry:firearm", args=[row.pk]),
            kind=FIREARM,
            exact=row.number == text.upper(),
        )
        for row in firearms_matching(words=text)[:MOST]
    ]
