from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "rastro_node.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from rastro_node.accounts import hearing, passkeys, texts  # noqa: F401 - they listen
        from rastro_node.accounts.rules_of_allauth import register_rules

        register_rules()
