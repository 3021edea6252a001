"""What of allauth is ours: nobody signs up by themselves, nothing is mailed, hosts are `network`'s."""

from typing import Any, override

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from rastro_node.accounts.models import User
from rastro_node.accounts.network import client_address


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by whoever manages them."""

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    @override
    def send_mail(self, template_prefix: str, email: str, context: Any) -> None:
        """Nothing is mailed: the ledger keeps what allauth would tell."""

    @override
    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    @override
    def is_safe_url(self, url: str) -> bool:
        """Only addresses of this node: a sign-in leads nowhere else."""
        return bool(url) and url.startswith("/") and super().is_safe_url(url)


def display_name(user: User) -> str:
    """How allauth's pages call a person."""
    return user.name or user.username
