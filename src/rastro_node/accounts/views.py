"""The sign-in page with the cast in training mode, and the choice of language."""

from typing import Any, cast, override

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as choose_language

from rastro.canonical import Forbidden, NotFound
from rastro_node.accounts.middleware import LANGUAGE
from rastro_node.accounts.models import User
from rastro_node.accounts.selectors import training_cast, user_by_name
from rastro_node.accounts.services import language_set
from rastro_node.core.rules import public
from rastro_node.core.training import is_training

BACKEND = "django.contrib.auth.backends.ModelBackend"


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class SignInView(LoginView):  # type: ignore[misc]  # allauth has no types
    """allauth's sign-in page; in training mode it also shows the cast, one click each."""

    @override
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = cast(dict[str, Any], super().get_context_data(**kwargs))
        training = is_training()
        return page | {"training": training, "cast": training_cast() if training else []}


sign_in = public("The door.")(SignInView.as_view())


@public("The door of the training demo; closed everywhere else.")
@require_POST
def training_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as a member of the cast, by one click."""
    if not is_training():
        raise NotFound("core.page.not_found")
    user = user_by_name(request.POST.get("username", "")[:60])
    if not user.is_active:
        raise Forbidden("core.rule.training_only")
    logout(request)
    record_authentication(request, user, method="mfa", type="training")
    login(request, user, backend=BACKEND)
    return HttpResponseRedirect(_next(request))


@public("Everybody chooses their language.")
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Read in another language from now on; a signed-in person's account remembers it."""
    response = choose_language(request)
    code = request.POST.get("language", "")
    if isinstance(request.user, User) and language_set(user=request.user, language=code):
        request.session[LANGUAGE] = code
    return response


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else reverse("core:home")
