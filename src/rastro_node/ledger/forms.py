"""What an auditor may ask the ledger."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rastro_node.ledger.selectors import EntryFilter

DECISIONS = [
    ("", _("Any")),
    ("allowed", _("Allowed")),
    ("denied", _("Refused")),
    ("none", pgettext_lazy("decision", "Not asked")),
]


class EntryFilterForm(forms.Form):
    """Filters of the page; each may stay empty."""

    action = forms.CharField(label=_("Act"), max_length=120, required=False)
    about = forms.CharField(label=_("Object"), max_length=200, required=False)
    actor = forms.CharField(label=_("Actor"), max_length=120, required=False)
    decision = forms.ChoiceField(label=_("Decision"), choices=DECISIONS, required=False)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if isinstance(since, date) and isinstance(until, date) and until < since:
            self.add_error("until", _("The last day lies before the first one."))
        return cleaned

    def asked(self) -> EntryFilter:
        """What was asked; nothing where the form is not valid."""
        return EntryFilter(**self.cleaned_data) if self.is_valid() else EntryFilter()


class ExportForm(forms.Form):
    """Why the whole ledger leaves."""

    purpose = forms.CharField(label=_("Purpose"), max_length=80, strip=True)
