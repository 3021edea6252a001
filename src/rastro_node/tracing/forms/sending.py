"""To whom a trace goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SendForm(forms.Form):
    """The State to ask."""

    to = forms.ChoiceField(label=_("State to ask"))

    def __init__(self, *args: Any, peers: tuple[tuple[str, str], ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = list(peers)  # type: ignore[attr-defined]
