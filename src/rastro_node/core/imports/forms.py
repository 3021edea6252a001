"""What somebody who brings a file says about it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rastro_node.core.imports.kinds import ImportKind

LONGEST_SOURCE = 100


class UploadForm(forms.Form):
    """A file, what it holds, and who it comes from."""

    kind = forms.ChoiceField(label=_("What the file holds"))
    file = forms.FileField(label=_("CSV file or Excel workbook"))
    source = forms.CharField(
        label=_("Who it comes from"),
        max_length=LONGEST_SOURCE,
        required=False,
        help_text=_("Such as the name of a register or an office. Its columns are remembered under it."),
    )

    def __init__(self, *args: Any, kinds: Sequence[ImportKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(each.name, each.title) for each in kinds]  # type: ignore[attr-defined]
        self.fields["kind"].required = len(kinds) > 1
        self.fields["source"].widget.attrs["list"] = "sources"
        self._first = kinds[0].name if kinds else ""

    def chosen(self) -> str:
        """The kind's name; where there is one only, nobody needs to say."""
        return self.cleaned_data["kind"] or self._first


class ColumnsForm(forms.Form):
    """Which of the file's columns is ours."""

    source = UploadForm.base_fields["source"]

    def __init__(
        self, *args: Any, kind: ImportKind, header: Sequence[str], mapping: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        choices = [("", _("— not in the file —")), *((name, name) for name in dict.fromkeys(header) if name)]
        for column in kind.columns:
            self.fields[column.name] = forms.ChoiceField(
                choices=choices,
                required=column.identity,
                initial=mapping.get(column.name, ""),
                label=column.name,
                help_text=column.about,
            )
        self.order_fields([*(each.name for each in kind.columns), "source"])

    def mapping(self) -> dict[str, str]:
        """Our columns to the file's."""
        return {each.name: self.cleaned_data[each.name] for each in self.kind.columns}

    def ours(self) -> list[forms.BoundField]:
        """The fields of our columns."""
        return [self[each.name] for each in self.kind.columns]
