from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NomenclatorConfig(AppConfig):
    name = "rastro_node.nomenclator"
    label = "nomenclator"
    verbose_name = "Nomenclator"

    def ready(self) -> None:
        from rastro_node.core import navigation
        from rastro_node.core.permissions import Permission
        from rastro_node.nomenclator import tasks, texts  # noqa: F401
        from rastro_node.nomenclator.search import register_search
        from rastro_node.nomenclator.selectors import waiting

        register_search()

        navigation.add(
            section="registry",
            name="nomenclator:terms",
            label=_("Nomenclator"),
            permission=Permission.NOMENCLATOR_READ,
            icon="book",
            order=60,
        )
        navigation.add(
            section="registry",
            name="nomenclator:unknown",
            label=_("Unknown words"),
            permission=Permission.NOMENCLATOR_CURATE,
            icon="question",
            order=70,
            count=lambda _actor: waiting(),
        )
