from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "rastro_node.registry"
    label = "registry"
    verbose_name = "Registry"

    def ready(self) -> None:
        from rastro_node.registry import texts  # noqa: F401
