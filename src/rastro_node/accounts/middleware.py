"""Who sent the request, for how long they may stay, and in which language they read."""

import time
from collections.abc import Callable
from typing import override

from allauth.account.internal.userkit import user_id_to_str
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from rastro_node.accounts.models import User
from rastro_node.accounts.selectors import actor_of_user, user_by_id
from rastro_node.core.actors import ANYONE, Actor

METHODS = "account_authentication_methods"
METHODS_OF = "account_authentication_methods_user"
OPENED = "opened"
SEEN = "seen"
LANGUAGE = "language"
FRESH = 60

type Answer = Callable[[HttpRequest], HttpResponseBase]


class ActorMiddleware:
    """Lets `core.context.actor_of` know the person of the session; asks the database only when needed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.__dict__["load_actor"] = lambda: actor_of_session(request)
        return self.get_response(request)


class SessionLimitsMiddleware:
    """Signs a person out who did nothing for a while, or signed in long ago."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            now = int(time.time())
            opened = request.session.setdefault(OPENED, now)
            seen = request.session.get(SEEN, now)
            idle = now - seen > settings.SESSION_IDLE.total_seconds()
            if idle or now - opened > settings.SESSION_LONGEST.total_seconds():
                logout(request)
            elif SEEN not in request.session or now - seen > FRESH:
                request.session[SEEN] = now
        return self.get_response(request)


class LanguageMiddleware(LocaleMiddleware):
    """The language chosen in the session, else by cookie, else by account, else as the browser asks."""

    @override
    def process_request(self, request: HttpRequest) -> None:
        chosen = ""
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
            chosen = str(request.session.get(LANGUAGE, "")) if has_session else ""
        if chosen not in dict(settings.LANGUAGES):
            super().process_request(request)
            return
        translation.activate(chosen)
        request.LANGUAGE_CODE = translation.get_language() or chosen

    @override
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", translation.get_language() or "en")
        return response


def actor_of_session(request: HttpRequest) -> Actor:
    """The person signed in by session, or anyone."""
    if not request.user.is_authenticated:
        return ANYONE
    user = user_by_id(request.user.pk)
    return actor_of_user(user, assurance=assurance_of(request)) if isinstance(user, User) else ANYONE


def assurance_of(request: HttpRequest) -> int:
    """1 for one factor, 2 for two, 3 when a passkey took part; steps somebody else took here do not count."""
    records = request.session.get(METHODS, [])
    if request.session.get(METHODS_OF, user_id_to_str(request.user)) != user_id_to_str(request.user):
        return 1
    kinds = {record.get("type") or record.get("method") for record in records if isinstance(record, dict)}
    if "webauthn" in kinds:
        return 3
    return 2 if kinds & {"totp", "recovery_codes", "training"} else 1
