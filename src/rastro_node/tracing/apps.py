from django.apps import AppConfig


class TracingConfig(AppConfig):
    name = "rastro_node.tracing"
    label = "tracing"
    verbose_name = "Tracing"

    def ready(self) -> None:
        from rastro_node.registry.services import in_use
        from rastro_node.tracing import texts  # noqa: F401
        from rastro_node.tracing.handling import register_handlers
        from rastro_node.tracing.menu import register_pages
        from rastro_node.tracing.search import register_search
        from rastro_node.tracing.selectors.named import firearms_named
        from rastro_node.tracing.steps import register_steps

        register_handlers()
        register_pages()
        register_steps()
        register_search()
        in_use(firearms_named)
