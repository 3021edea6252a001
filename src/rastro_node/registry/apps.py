from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    name = "rastro_node.registry"
    label = "registry"
    verbose_name = "Registry"

    def ready(self) -> None:
        from rastro_node.core import imports
        from rastro_node.core.hooks import on_import
        from rastro_node.core.search import register_door
        from rastro_node.custody.hooks import on_entry, panel_add
        from rastro_node.nomenclator.selectors import bearing_add
        from rastro_node.nomenclator.services import on_act, on_decision
        from rastro_node.registry import tasks, texts  # noqa: F401
        from rastro_node.registry.custody_beside import PAIRS, propose_after_entry
        from rastro_node.registry.hearing import (
            firearms_bearing,
            propose_after_import,
            record_nomenclator_act,
            record_term_decision,
        )
        from rastro_node.registry.importing import FIREARMS
        from rastro_node.registry.menu import register_pages
        from rastro_node.registry.search import register_search
        from rastro_node.registry.views.persons import DOOR

        register_pages()
        register_search()
        register_door(DOOR)
        imports.register(FIREARMS)
        on_decision.register(record_term_decision)
        on_act.register(record_nomenclator_act)
        on_import.register(propose_after_import)
        on_entry.register(propose_after_entry)
        panel_add("pairs", PAIRS)
        bearing_add("firearms", _("Firearms"), firearms_bearing)
