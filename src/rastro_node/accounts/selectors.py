"""Accounts as others may see them: actors, and the people of this State."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from rastro.canonical import NotFound
from rastro_node.accounts.models import RoleGrant, Token, User
from rastro_node.accounts.roles import ROLE_LABELS, Role, permissions_of
from rastro_node.core.actors import Actor, ActorKind
from rastro_node.core.permissions import Permission


def users() -> QuerySet[User]:
    """Every account with its authority, by name."""
    return User.objects.select_related("authority__state").order_by("name")


def user_by_name(username: str) -> User:
    """The account of that sign-in name.

    Raises
    ------
    NotFound
        If there is none.
    """
    try:
        return users().get(username=username)
    except User.DoesNotExist:
        raise NotFound("accounts.user.unknown", field="username", username=username) from None


def user_by_id(user_id: UUID) -> User | None:
    """The account of that identifier, if there is one."""
    return users().filter(pk=user_id).first()


def roles_of(user: User) -> frozenset[str]:
    """The roles a person holds now."""
    held = RoleGrant.objects.filter(user=user, revoked_at__isnull=True)
    return frozenset(held.values_list("role", flat=True))


def holders_of(role: Role) -> QuerySet[User]:
    """Active accounts that hold a role now."""
    return users().filter(is_active=True, grants__role=role, grants__revoked_at__isnull=True)


def actor_of_user(user: User, *, assurance: int = 2) -> Actor:
    """A person as an actor.

    Parameters
    ----------
    user
        The account; an inactive one may do nothing.
    assurance
        How the person signed in: 1 one factor, 2 two factors, 3 a phishing-resistant one.
    """
    roles = roles_of(user) if user.is_active else frozenset[str]()
    authority = user.authority
    return Actor(
        kind=ActorKind.PERSON,
        id=user.pk,
        name=user.name,
        username=user.username,
        state=authority.state_id if authority else "",
        authority_id=authority.pk if authority else None,
        authority=authority.name if authority else "",
        roles=roles,
        permissions=permissions_of(roles),
        assurance=assurance,
        language=user.language,
    )


@dataclass(frozen=True, slots=True)
class CastMember:
    """One of the demo's people, as the sign-in page shows them."""

    username: str
    name: str
    authority: str
    roles: tuple[Promise, ...]


def training_cast() -> list[CastMember]:
    """The active accounts, each with its roles' names; asked for in training mode alone."""
    held: dict[UUID, list[Promise]] = {}
    for user_id, role in RoleGrant.objects.filter(revoked_at__isnull=True).values_list("user_id", "role"):
        if role in set(Role):
            held.setdefault(user_id, []).append(ROLE_LABELS[Role(role)])
    return [
        CastMember(
            username=user.username,
            name=user.name,
            authority=user.authority.name if user.authority else "",
            roles=tuple(held.get(user.pk, ())),
        )
        for user in users().filter(is_active=True)
    ]


def tokens_of(user: User) -> QuerySet[Token]:
    """A person's tokens, newest first."""
    return Token.objects.filter(user=user).order_by("-created_at")


def token_digest(secret: str) -> str:
    """What is kept of a token. Its secret has 256 random bits, so one round of SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_by_secret(secret: str, *, now: datetime | None = None) -> Token | None:
    """The live token with that secret, its owner's account being active."""
    found = Token.objects.select_related("user__authority__state").filter(digest=token_digest(secret)).first()
    if found is None or found.revoked_at is not None or found.expires_at <= (now or timezone.now()):
        return None
    return found if found.user.is_active else None


def actor_of_token(token: Token) -> Actor:
    """A program as an actor: it may do what both its token says and its owner may."""
    owner = actor_of_user(token.user)
    return Actor(
        kind=ActorKind.PROGRAM,
        id=token.pk,
        name=f"{owner.name} · {token.name}",
        username=f"{owner.username}/{token.name}",
        state=owner.state,
        authority_id=owner.authority_id,
        authority=owner.authority,
        roles=owner.roles,
        permissions=owner.permissions & known_permissions(token.scopes),
        assurance=owner.assurance,
        language=owner.language,
    )


def known_permissions(scopes: Iterable[str]) -> frozenset[Permission]:
    """Scopes as permissions; a scope this version does not know allows nothing."""
    return frozenset(Permission(scope) for scope in scopes if scope in set(Permission))
