"""Sign-ins, sign-outs and changes of factors, announced to whoever keeps the record."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from rastro_node.accounts.middleware import LANGUAGE, METHODS, OPENED
from rastro_node.accounts.models import User
from rastro_node.accounts.selectors import actor_of_user
from rastro_node.core.actors import ANYONE
from rastro_node.core.hooks import AccountChange, SignIn, on_account_change, on_sign_in

LONGEST_NAME = 60


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    """Somebody is in: how they came in, and in which language they read."""
    import time

    request.session[OPENED] = int(time.time())
    if user.language:
        request.session[LANGUAGE] = user.language
    request.__dict__.pop("actor", None)
    on_sign_in.announce(SignIn(user.username, succeeded=True, how=_how(request), actor=actor_of_user(user)))


@receiver(user_logged_out)
def signed_out(user: User | None, **_: Any) -> None:
    """Somebody left."""
    if user is not None:
        on_sign_in.announce(SignIn(user.username, succeeded=True, how="sign_out", actor=actor_of_user(user)))


@receiver(user_login_failed)
def failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """Somebody did not get in."""
    name = str(credentials.get("username") or credentials.get("login") or "")[:LONGEST_NAME]
    how = "locked" if getattr(request, "axes_locked_out", False) else "password"
    on_sign_in.announce(SignIn(name, succeeded=False, how=how, actor=ANYONE))


@receiver(authenticator_added)
def factor_added(user: User, authenticator: Authenticator, **_: Any) -> None:
    """A second factor or passkey was added."""
    _factor("account.factor_added", user, authenticator)


@receiver(authenticator_removed)
def factor_removed(user: User, authenticator: Authenticator, **_: Any) -> None:
    """A second factor or passkey was removed."""
    _factor("account.factor_removed", user, authenticator)


def _factor(what: str, user: User, authenticator: Authenticator) -> None:
    on_account_change.announce(
        AccountChange(what, by=actor_of_user(user), subject=user.pk, detail=str(authenticator.type))
    )


def _how(request: HttpRequest) -> str:
    records = [record for record in request.session.get(METHODS, []) if isinstance(record, dict)]
    if any(record.get("passwordless") for record in records):
        return "passkey"
    if any(record.get("type") == "training" for record in records):
        return "training"
    return "mfa" if any(record.get("method") == "mfa" for record in records) else "password"
