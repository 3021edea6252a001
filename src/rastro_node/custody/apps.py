from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CustodyConfig(AppConfig):
    name = "rastro_node.custody"
    label = "custody"
    verbose_name = "Custody"

    def ready(self) -> None:
        from rastro_node.core.imports import register
        from rastro_node.custody import texts  # noqa: F401
        from rastro_node.custody.hearing import exhibits_bearing, follow_term_decision
        from rastro_node.custody.importing import SEIZURES
        from rastro_node.custody.menu import register_pages
        from rastro_node.custody.search import register_search
        from rastro_node.nomenclator.selectors import bearing_add
        from rastro_node.nomenclator.services import on_decision

        register_pages()
        register_search()
        register(SEIZURES)
        on_decision.register(follow_term_decision)
        bearing_add("exhibits", _("Exhibits"), exhibits_bearing)
