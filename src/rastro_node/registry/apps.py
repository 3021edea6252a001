from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "rastro_node.registry"
    label = "registry"
    verbose_name = "Registry"

    def ready(self) -> None:
        from rastro_node.core import search
        from rastro_node.nomenclator.services import on_decision
        from rastro_node.registry import tasks, texts  # noqa: F401
        from rastro_node.registry.hearing import record_term_decision
        from rastro_node.registry.menu import firearms_found, register_pages

        register_pages()
        search.register("firearms", firearms_found)
        on_decision.register(record_term_decision)
