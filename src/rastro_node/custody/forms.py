"""What an officer or clerk types, before the services check it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rastro.custody import ItemKind, SeizureContext
from rastro_node.custody.describing import NewExhibit
from rastro_node.custody.limits import CASE, MAX_ID, MAX_WORDS
from rastro_node.custody.saying import context_word, kind_word
from rastro_node.custody.values import NewCase

DAY = forms.DateInput(attrs={"type": "date"})
MOST_PIECES = 999_999_999


class CaseForm(forms.Form):
    """A case to be opened."""

    external_id = forms.CharField(
        label=_("Its number with your authority"), max_length=MAX_ID, required=False
    )
    context = forms.ChoiceField(label=_("How it came"))
    opened_on = forms.DateField(label=_("Day"), required=False, widget=DAY)
    place = forms.CharField(label=_("Place"), max_length=CASE["place"], required=False)
    district = forms.CharField(label=_("District"), max_length=MAX_WORDS, required=False)
    offence = forms.CharField(
        label=_("Offence"),
        max_length=CASE["offence"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["context"].choices = [(each.value, context_word(each)) for each in SeizureContext]  # type: ignore[attr-defined]

    def case(self) -> NewCase:
        """What was typed."""
        return NewCase(**self.cleaned_data)


class ExhibitForm(forms.Form):
    """A thing to be entered in a case."""

    kind = forms.ChoiceField(label=_("What"))
    type = forms.CharField(label=_("Type"), max_length=MAX_WORDS, required=False)
    make = forms.CharField(label=_("Make"), max_length=MAX_WORDS, required=False)
    model = forms.CharField(label=_("Model"), max_length=MAX_WORDS, required=False)
    calibre = forms.CharField(label=_("Calibre"), max_length=MAX_WORDS, required=False)
    serial = forms.CharField(
        label=_("Serial as read, or why it is not there"),
        max_length=MAX_WORDS,
        required=False,
        widget=forms.TextInput(attrs={"class": "mono", "autocomplete": "off"}),
    )
    country = forms.CharField(label=_("Country of manufacture"), max_length=MAX_WORDS, required=False)
    owner = forms.CharField(label=_("Whose it was"), max_length=MAX_WORDS, required=False)
    quantity = forms.IntegerField(label=_("Pieces"), min_value=1, max_value=MOST_PIECES, required=False)
    seal = forms.CharField(label=_("Seal"), max_length=MAX_ID, required=False)
    custody_ref = forms.CharField(label=_("Custody slip"), max_length=MAX_ID, required=False)
    registered_on = forms.DateField(label=_("Came in on"), required=False, widget=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(each.value, kind_word(each)) for each in ItemKind]  # type: ignore[attr-defined]

    def exhibit(self) -> NewExhibit:
        """What was typed."""
        return NewExhibit(**self.cleaned_data)
