"""A passkey opens the node alone only if it was registered for that, with its holder verified both times.

allauth lets any registered key sign in alone, also one added as a second factor, because it goes by what the
browser later says of the key. We go by what its holder chose when adding it.
"""

from typing import Any, override

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from allauth.mfa.webauthn.internal.auth import parse_authentication_response
from django.dispatch import receiver
from django.http import HttpRequest

ALONE = "signs_in_alone"


class SignInByPasskeyForm(LoginWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Refuses a key that was added as a second factor, or whose holder was not verified now."""

    @override
    def clean_credential(self) -> Authenticator:
        raw = self.cleaned_data["credential"]
        authenticator: Authenticator = super().clean_credential()
        verified = parse_authentication_response(raw).response.authenticator_data.is_user_verified()
        if not may_sign_in_alone(authenticator) or not verified:
            raise get_adapter().validation_error("incorrect_code")
        return authenticator


def may_sign_in_alone(authenticator: Authenticator) -> bool:
    """Whether its holder chose, when adding it, that this key signs in without a password."""
    return authenticator.data.get(ALONE) is True


@receiver(authenticator_added)
def remember_choice(request: HttpRequest, authenticator: Authenticator, **_: Any) -> None:
    """Keep what the holder chose when adding a key; allauth's form has checked their verification."""
    if authenticator.type != Authenticator.Type.WEBAUTHN:
        return
    authenticator.data[ALONE] = request.POST.get("passwordless", "") in {"on", "true", "1"}
    authenticator.save(update_fields=["data"])
