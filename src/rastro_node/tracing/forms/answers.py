"""The answer to a request: which candidate, what is held back and why, a word to the asking officer."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rastro.tracing import Group
from rastro_node.tracing.selectors.candidates import CandidateView

AS_FOUND = "-"
NONE_OF_THESE = "none"


class AnswerForm(forms.Form):
    """The composer; nothing can be added to what the policy allows."""

    chosen = forms.ChoiceField(label=_("The answer is about"), widget=forms.RadioSelect, required=False)
    withhold = forms.MultipleChoiceField(
        label=_("Hold back"), widget=forms.CheckboxSelectMultiple, required=False
    )
    remarks = forms.CharField(
        label=_("Remarks for the asking officer"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        candidates: Sequence[CandidateView] = (),
        groups: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        told = [(each.own_id, f"{each.serial} {each.title} ({each.probability})") for each in candidates]
        self.fields["chosen"].choices = [  # type: ignore[attr-defined]
            (AS_FOUND, _("What the search decided")),
            *told,
            (NONE_OF_THESE, _("None of these")),
        ]
        known = groups or {}
        self.fields["withhold"].choices = list(known.items())  # type: ignore[attr-defined]
        for group, label in known.items():
            self.fields[f"why_{group}"] = forms.CharField(
                label=_("Why “%(group)s” is held back") % {"group": label}, max_length=400, required=False
            )

    def held(self) -> dict[Group, str]:
        """The groups held back, each with its reason."""
        chosen = self.cleaned_data.get("withhold") or []
        return {Group(group): str(self.cleaned_data.get(f"why_{group}") or "") for group in chosen}

    def candidate(self) -> str | None:
        """The candidate chosen: None for the search's own decision, empty for none of them."""
        chosen = self.cleaned_data.get("chosen") or AS_FOUND
        if chosen == AS_FOUND:
            return None
        return "" if chosen == NONE_OF_THESE else str(chosen)
