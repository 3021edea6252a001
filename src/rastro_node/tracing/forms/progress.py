"""A word to the State that asked, before the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ProgressForm(forms.Form):
    """Why it takes longer, or what is needed."""

    stage = forms.ChoiceField(
        label=_("What to say"),
        choices=[("more_asked", _("We need to know more")), ("delayed", _("It takes longer, because …"))],
    )
    words = forms.CharField(
        label=_("In words"), max_length=4000, widget=forms.Textarea(attrs={"rows": 2}), strip=True
    )
    expected_on = forms.DateField(
        label=_("Answer expected on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
