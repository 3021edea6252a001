"""How the API knows who asks: a token, or the session of a page."""

from typing import Any, override

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from rastro_node.accounts.middleware import actor_of_session
from rastro_node.accounts.selectors import actor_of_token, token_by_secret
from rastro_node.accounts.services.tokens import PREFIX, token_used
from rastro_node.core.actors import Actor

LONGEST = 200


class TokenAuth(HttpBearer):
    """`Authorization: Bearer rastro_...`."""

    @override
    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        if not token.startswith(PREFIX) or len(token) > LONGEST:
            return None
        found = token_by_secret(token)
        if found is None:
            return None
        token_used(token=found)
        actor = actor_of_token(found)
        request.__dict__["actor"] = actor
        return actor


class SessionAuth(APIKeyCookie):
    """The session of somebody signed in on the pages, with the CSRF check of a form."""

    def __init__(self) -> None:
        self.param_name = settings.SESSION_COOKIE_NAME
        super().__init__(csrf=True)

    @override
    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        actor = actor_of_session(request)
        if not actor.is_known:
            return None
        request.__dict__["actor"] = actor
        return actor
