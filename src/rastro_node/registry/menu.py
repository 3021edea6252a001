"""The room's pages in the menu."""

from django.utils.translation import gettext_lazy as _

from rastro_node.core import navigation
from rastro_node.core.permissions import Permission


def register_pages() -> None:
    """Join the menu."""
    for name, label, permission, icon, order in (
        ("registry:firearms", _("Firearms"), Permission.FIREARM_READ, "firearm", 10),
        ("registry:register", _("Register a firearm"), Permission.FIREARM_REGISTER, "plus", 20),
        ("registry:persons", _("Persons"), Permission.PERSON_READ, "users", 30),
        ("registry:twins", _("Possible duplicates"), Permission.FIREARM_REGISTER, "copies", 40),
    ):
        navigation.add(
            section="registry", name=name, label=label, permission=permission, icon=icon, order=order
        )
