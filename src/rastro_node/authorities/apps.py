from django.apps import AppConfig


class AuthoritiesConfig(AppConfig):
    name = "rastro_node.authorities"
    label = "authorities"
    verbose_name = "Authorities"
