"""Make accounts, grant and revoke roles."""

import re
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from rastro.canonical import Conflict, InvalidInput, NotFound
from rastro_node.accounts import texts as _texts  # noqa: F401 - registers the sentences
from rastro_node.accounts.models import RoleGrant, User
from rastro_node.accounts.roles import Role
from rastro_node.accounts.selectors import roles_of
from rastro_node.core.actors import Actor
from rastro_node.core.hooks import AccountChange, on_account_change

USERNAME = re.compile(r"[a-z][a-z0-9._-]{1,59}")


@transaction.atomic
def user_create(
    *,
    username: str,
    name: str,
    by: Actor,
    email: str | None = None,
    authority_id: UUID | None = None,
    language: str = "",
    password: str | None = None,
) -> User:
    """Make an account; it holds no role yet.

    Parameters
    ----------
    username, name, email, language
        Sign-in name, the name people read, address, preferred language.
    authority_id
        The authority the person serves; without one they may do nothing but see their own account.
    password
        First password; without it the person cannot sign in by password.
    by
        Who makes it.

    Raises
    ------
    InvalidInput, Conflict
        If the name is not one, or the name or address is taken.
    """
    if not USERNAME.fullmatch(username):
        raise InvalidInput("accounts.user.username.invalid", field="username")
    if User.objects.filter(username=username).exists():
        raise Conflict("accounts.user.username.taken", field="username", username=username)
    if email and User.objects.filter(email__iexact=email).exists():
        raise Conflict("accounts.user.email.taken", field="email", email=email)
    user = User.objects.create_user(
        username, password, name=name, email=email or None, authority_id=authority_id, language=language
    )
    on_account_change.announce(AccountChange("account.created", by=by, subject=user.pk, detail=username))
    return user


@transaction.atomic
def role_grant(*, user: User, role: str, by: Actor) -> None:
    """Let a person hold a role; one already held stays as it was granted.

    Raises
    ------
    InvalidInput
        If there is no such role.
    Conflict
        If somebody grants themselves.
    """
    if role not in set(Role):
        raise InvalidInput("accounts.role.unknown", field="role", role=role, roles=", ".join(Role))
    if by.id == user.pk:
        raise Conflict("accounts.role.own", field="role")
    if role in roles_of(user):
        return
    RoleGrant.objects.create(user=user, role=role, granted_by_id=_person(by))
    on_account_change.announce(AccountChange("role.granted", by=by, subject=user.pk, detail=role))


@transaction.atomic
def role_revoke(*, user: User, role: str, by: Actor) -> None:
    """Take a role away; the grant stays on record.

    Raises
    ------
    NotFound
        If the person does not hold it.
    """
    held = RoleGrant.objects.filter(user=user, role=role, revoked_at__isnull=True)
    if not held.update(revoked_at=timezone.now(), revoked_by_id=_person(by)):
        raise NotFound("accounts.role.not_held", field="role", username=user.username, role=role)
    on_account_change.announce(AccountChange("role.revoked", by=by, subject=user.pk, detail=role))


@transaction.atomic
def user_deactivate(*, user: User, by: Actor) -> None:
    """Close an account: nobody signs in with it and its tokens die; what it did stays on record."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    user.tokens.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())
    on_account_change.announce(AccountChange("account.closed", by=by, subject=user.pk, detail=user.username))


def language_set(*, user: User, language: str) -> bool:
    """Remember the language a person reads in; false for one this node does not offer."""
    if language not in dict(settings.LANGUAGES):
        return False
    User.objects.filter(pk=user.pk).update(language=language)
    return True


def _person(actor: Actor) -> UUID | None:
    """The actor's account where the actor is a person; the node has none."""
    return actor.id if actor.kind == "person" else None
