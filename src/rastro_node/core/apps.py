from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "rastro_node.core"
    label = "core"
    verbose_name = "Core"
