"""A photograph of a mark, to be read by the machine and compared by a person."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PhotographForm(forms.Form):
    """One picture; nothing of it is kept."""

    photograph = forms.FileField(
        label=_("Photograph of the mark"),
        help_text=_("JPEG, PNG or WebP, at most 20 MB. Go close, and light it from the side."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
