"""Who sent the request, worked out when it is first asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from rastro_node.accounts.models import User
from rastro_node.accounts.selectors import actor_of_user, user_by_id
from rastro_node.core.actors import ANYONE, Actor

METHODS = "account_authentication_methods"


class ActorMiddleware:
    """Lets `core.context.actor_of` know the person of the session; asks the database only when needed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.__dict__["load_actor"] = lambda: actor_of_session(request)
        return self.get_response(request)


def actor_of_session(request: HttpRequest) -> Actor:
    """The person signed in by session, or anyone."""
    if not request.user.is_authenticated:
        return ANYONE
    user = user_by_id(request.user.pk)
    return actor_of_user(user, assurance=assurance_of(request)) if isinstance(user, User) else ANYONE


def assurance_of(request: HttpRequest) -> int:
    """1 for one factor, 2 for two, 3 when a passkey took part."""
    records = request.session.get(METHODS, [])
    kinds = {record.get("type") or record.get("method") for record in records if isinstance(record, dict)}
    if "webauthn" in kinds:
        return 3
    return 2 if kinds & {"totp", "recovery_codes", "training"} else 1
