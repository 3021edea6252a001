"""The room's pages in the menu."""

from django.utils.translation import gettext_lazy as _

from rastro_node.core import navigation
from rastro_node.core.permissions import Permission
from rastro_node.registry.selectors.links import waiting


def register_pages() -> None:
    """Join the menu."""
    for name, label, permission, icon, order in (
        ("registry:firearms", _("Firearms"), Permission.FIREARM_READ, "firearm", 10),
        ("registry:register", _("Register a firearm"), Permission.FIREARM_REGISTER, "plus", 20),
        ("registry:persons", _("Persons"), Permission.PERSON_READ, "users", 30),
    ):
        navigation.add(
            section="registry", name=name, label=label, permission=permission, icon=icon, order=order
        )
    navigation.add(
        section="registry",
        name="registry:links",
        label=_("Possible duplicates"),
        permission=Permission.FIREARM_REGISTER,
        icon="copies",
        order=40,
        count=lambda _actor: waiting(),
    )
