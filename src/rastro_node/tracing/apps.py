from django.apps import AppConfig


class TracingConfig(AppConfig):
    name = "rastro_node.tracing"
    label = "tracing"
    verbose_name = "Tracing"

    def ready(self) -> None:
        from rastro_node.core import search
        from rastro_node.tracing import texts  # noqa: F401
        from rastro_node.tracing.handling import register_handlers
        from rastro_node.tracing.menu import register_pages
        from rastro_node.tracing.search import requests_like, traces_like
        from rastro_node.tracing.steps import register_steps

        register_handlers()
        register_pages()
        register_steps()
        search.register("traces", traces_like)
        search.register("requests", requests_like)
