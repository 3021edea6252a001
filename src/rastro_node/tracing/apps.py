from importlib.util import find_spec

from django.apps import AppConfig


class TracingConfig(AppConfig):
    name = "rastro_node.tracing"
    label = "tracing"
    verbose_name = "Tracing"

    def ready(self) -> None:
        from rastro_node.tracing import texts  # noqa: F401

        if find_spec("rastro_node.core.sequences") is None or find_spec("rastro_node.registry") is None:
            return  # these rooms are being built
        from rastro_node.tracing.handling import register_handlers

        register_handlers()
