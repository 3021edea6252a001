from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "rastro_node.ledger"
    label = "ledger"
    verbose_name = "Ledger"

    def ready(self) -> None:
        from rastro_node.ledger import texts  # noqa: F401
        from rastro_node.ledger.hearing import register_listeners
        from rastro_node.ledger.steps import register_steps

        register_listeners()
        register_steps()
