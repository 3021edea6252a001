from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "rastro_node.exchange"
    label = "exchange"
    verbose_name = "Exchange"

    def ready(self) -> None:
        from rastro_node.core import health, navigation
        from rastro_node.core.permissions import Permission
        from rastro_node.exchange import texts  # noqa: F401
        from rastro_node.exchange.health import check
        from rastro_node.exchange.steps import register_steps

        register_steps()
        health.register("exchange.health.directory", check)
        navigation.add(
            section="exchange",
            name="exchange:overview",
            label=_("Exchange"),
            permission=Permission.EXCHANGE_READ,
            icon="transfer",
            order=10,
        )
