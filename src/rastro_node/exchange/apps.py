from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "rastro_node.exchange"
    label = "exchange"
    verbose_name = "Exchange"

    def ready(self) -> None:
        from rastro_node.exchange import texts  # noqa: F401
        from rastro_node.exchange.steps import register_steps

        register_steps()
