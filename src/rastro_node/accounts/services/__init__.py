"""Where accounts change: one function a change, one transaction, one announcement for the ledger."""

from rastro_node.accounts.services.people import (
    language_set,
    role_grant,
    role_revoke,
    user_create,
    user_deactivate,
)
from rastro_node.accounts.services.tokens import NewToken, token_create, token_revoke

__all__ = [
    "NewToken",
    "language_set",
    "role_grant",
    "role_revoke",
    "token_create",
    "token_revoke",
    "user_create",
    "user_deactivate",
]
