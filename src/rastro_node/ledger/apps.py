from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "rastro_node.ledger"
    label = "ledger"
    verbose_name = "Ledger"

    def ready(self) -> None:
        from rastro_node.core import navigation
        from rastro_node.core.permissions import Permission
        from rastro_node.ledger import texts  # noqa: F401
        from rastro_node.ledger.hearing import register_listeners
        from rastro_node.ledger.steps import register_steps

        register_listeners()
        register_steps()
        navigation.add(
            section="oversight",
            name="ledger:entries",
            label=_("Ledger"),
            permission=Permission.LEDGER_READ,
            icon="book",
            order=10,
        )
