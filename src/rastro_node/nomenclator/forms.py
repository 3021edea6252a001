"""What a curator says of a word, and the official table that is brought in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rastro_node.nomenclator.models import CrosswalkRow, Kind

LARGEST = 8_000_000


class DecisionForm(forms.Form):
    """The term it means: one of those suggested, or any by its code; none to keep the word."""

    code = forms.CharField(max_length=60, required=False)
    other = forms.CharField(label=_("Another code"), max_length=60, required=False)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)
    with_alike = forms.BooleanField(required=False)

    def meaning(self) -> str:
        """The code that was typed, else the one that was chosen."""
        typed: str = self.cleaned_data["other"] or self.cleaned_data["code"]
        return typed.strip()


class OfficialForm(forms.Form):
    """A table that an authority issued, as a file."""

    kind = forms.ChoiceField(label=_("It names"), choices=Kind.choices)
    name = forms.CharField(
        label=_("Name of the table"),
        max_length=120,
        help_text=_("As its issuer calls it; the same for each edition."),
    )
    edition = forms.CharField(
        label=_("Edition"), max_length=60, help_text=_("Year, date or number, as it stands on the table.")
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV or XLSX, at most 8 MB. The first line names the columns: one is “code”, one is “name”, "
            "and one may be “parent”."
        ),
    )


class ReviewForm(forms.Form):
    """What a row of an official table is to a term here."""

    relation = forms.ChoiceField(label=_("The official term is"), choices=CrosswalkRow.Relation.choices)
    code = forms.CharField(max_length=60, required=False)
    other = forms.CharField(label=_("Another code"), max_length=60, required=False)

    def meaning(self) -> str:
        """The code that was typed, else the one that was chosen."""
        typed: str = self.cleaned_data["other"] or self.cleaned_data["code"]
        return typed.strip()
