"""What a curator says of a word."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    """The term it means: one of those suggested, or any by its code; none to keep the word."""

    code = forms.CharField(max_length=60, required=False)
    other = forms.CharField(label=_("Another code"), max_length=60, required=False)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)
