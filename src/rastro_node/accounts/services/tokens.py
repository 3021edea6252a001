"""Make and revoke the keys of programs."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from rastro.canonical import Conflict, InvalidInput, NotFound
from rastro_node.accounts import texts as _texts  # noqa: F401 - registers the sentences
from rastro_node.accounts.models import Token, User
from rastro_node.accounts.selectors import actor_of_user, token_digest
from rastro_node.core.actors import Actor
from rastro_node.core.hooks import AccountChange, on_account_change
from rastro_node.core.permissions import Permission

PREFIX = "rastro_"
MOST_DAYS = 366
NAME = re.compile(r"[A-Za-z0-9._-]{1,60}")


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token as it is shown, once.

    Parameters
    ----------
    token
        Its row.
    secret
        What the program sends; it is kept nowhere.
    """

    token: Token
    secret: str


@transaction.atomic
def token_create(*, user: User, name: str, scopes: Iterable[str], days: int = 90, by: Actor) -> NewToken:
    """Make a key for a program that acts for a person.

    Parameters
    ----------
    user
        Whose token it is; it can do no more than they may.
    name
        What it is for, one name a person.
    scopes
        Permissions it carries.
    days
        How long it lives, 1 to 366.
    by
        Who makes it.

    Raises
    ------
    InvalidInput, Conflict
        If a name, scope or term is wrong, or a live token has that name.
    """
    if not NAME.fullmatch(name):
        raise InvalidInput("accounts.token.name.invalid", field="name")
    if not 1 <= days <= MOST_DAYS:
        raise InvalidInput("accounts.token.expiry.invalid", field="days", most=MOST_DAYS)
    if Token.objects.filter(user=user, name=name, revoked_at__isnull=True).exists():
        raise Conflict("accounts.token.name.taken", field="name", name=name)
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        user=user,
        name=name,
        digest=token_digest(secret),
        scopes=_checked_scopes(user, scopes),
        expires_at=timezone.now() + timedelta(days=days),
    )
    on_account_change.announce(AccountChange("token.created", by=by, subject=user.pk, detail=name))
    return NewToken(token, secret)


@transaction.atomic
def token_revoke(*, token: Token, by: Actor) -> None:
    """End a token now.

    Raises
    ------
    NotFound
        If it has ended already.
    """
    if not Token.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=timezone.now()):
        raise NotFound("accounts.token.unknown")
    on_account_change.announce(
        AccountChange("token.revoked", by=by, subject=token.user_id, detail=token.name)
    )


def token_used(*, token: Token) -> None:
    """Note that a token was used; at most once a minute, so that a busy program does not write all day."""
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > timedelta(minutes=1):
        Token.objects.filter(pk=token.pk).update(last_used_at=now)


def _checked_scopes(user: User, scopes: Iterable[str]) -> list[str]:
    asked = sorted(set(scopes))
    if not asked:
        raise InvalidInput("accounts.token.scope.none", field="scopes")
    allowed = actor_of_user(user).permissions
    for scope in asked:
        if scope not in set(Permission):
            known = ", ".join(Permission)
            raise InvalidInput("accounts.token.scope.unknown", field="scopes", scope=scope, scopes=known)
        if Permission(scope) not in allowed:
            username = user.username
            raise InvalidInput(
                "accounts.token.scope.not_held", field="scopes", scope=scope, username=username
            )
    return asked
