from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "rastro_node.core"
    label = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from rastro_node.core import background, navigation
        from rastro_node.core.health_checks import register_checks
        from rastro_node.core.imports import tasks, texts  # noqa: F401
        from rastro_node.core.imports.undoing import windows_close
        from rastro_node.core.permissions import Permission

        register_checks()
        background.register("imports", windows_close, every=3600)
        navigation.add(
            section="node",
            name="core:health",
            label=_("Health"),
            permission=Permission.NODE_READ,
            icon="heartbeat",
            order=10,
        )
        navigation.add(
            section="registry",
            name="core:imports",
            label=_("Imports"),
            permission=Permission.IMPORT_RUN,
            icon="import",
            order=30,
        )
        navigation.add(section="node", name="core:jobs", label=_("Jobs"), icon="loader", order=20)
        navigation.add(section="node", name="api_docs", label=_("API"), icon="api", order=90)
