"""The room's pages in the menu."""

from django.utils.translation import gettext_lazy as _

from rastro_node.core import navigation
from rastro_node.core.permissions import Permission


def register_pages() -> None:
    """Join the menu."""
    for name, label, permission, icon, order in (
        ("custody:cases", _("Cases"), Permission.CASE_READ, "archive", 10),
        ("custody:exhibits", _("Exhibits"), Permission.CASE_READ, "package", 20),
        ("custody:repeats", _("Repeat seizures"), Permission.CASE_READ, "history", 30),
        ("custody:open", _("Open a case"), Permission.CASE_WRITE, "plus", 40),
    ):
        navigation.add(
            section="custody", name=name, label=label, permission=permission, icon=icon, order=order
        )
