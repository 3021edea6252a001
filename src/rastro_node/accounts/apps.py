from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "rastro_node.accounts"
    label = "accounts"
    verbose_name = "Accounts"
