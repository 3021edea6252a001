from django.apps import AppConfig


class NomenclatorConfig(AppConfig):
    name = "rastro_node.nomenclator"
    label = "nomenclator"
    verbose_name = "Nomenclator"

    def ready(self) -> None:
        from rastro_node.nomenclator import texts  # noqa: F401
