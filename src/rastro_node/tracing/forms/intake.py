"""The intake of a recovered firearm, with what its trace is for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rastro_node.tracing.described import PERSON, SEIZURE, Words
from rastro_node.tracing.selectors import labels, names

NOT_STATED = _("As the text says")


def _line(label: Any, limit: int = 200, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=limit, required=False, strip=False, **more)


def _reading(attributes: dict[str, str]) -> forms.TextInput:
    return forms.TextInput(
        attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", **attributes}
    )


class IntakeForm(forms.Form):
    """What lies on the table, how it came there, and what is asked about it."""

    kind = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect, required=False)
    type = _line(
        _("More exactly"),
        widget=forms.TextInput(attrs={"list": "types"}),
        help_text=_("In your own words, in any of the four languages; these go before the choice above."),
    )
    serial = _line(
        _("Serial"),
        400,
        widget=_reading({"class": "mono"}),
        help_text=_(
            "As it stands on the frame or receiver. ? for what you cannot read, [83] for an 8 or a 3."
        ),
    )
    serial_state = forms.ChoiceField(
        label=_("The serial is"), choices=[("", NOT_STATED), *labels.SERIAL_STATES.items()], required=False
    )
    removal = forms.ChoiceField(
        label=_("It was removed by"), choices=[("", "—"), *labels.REMOVALS.items()], required=False
    )
    make = _line(
        _("Make"),
        widget=_reading({"list": "makes"}),
        help_text=_("As stamped on the firearm. An unknown make is kept as read."),
    )
    model = _line(_("Model"), widget=_reading({"list": "models"}))
    calibre = _line(_("Calibre"), widget=forms.TextInput(attrs={"list": "calibres"}))
    country = _line(_("Country of origin, as marked"), 80)
    importer = _line(_("Import mark"))
    other_marks = forms.CharField(
        label=_("Other marks"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line: proof marks, property numbers, national marks."),
    )
    recovered_on = forms.DateField(
        label=_("Recovered on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    place = _line(_("Place"))
    found_by = _line(_("Recovered by"), help_text=_("The service or unit."))
    context = forms.ChoiceField(
        label=_("Context of the seizure"), choices=list(labels.CONTEXTS.items()), required=False
    )
    origin = _line(labels.SEIZURE["origin"])
    departure = _line(labels.SEIZURE["departure"])
    destination = _line(labels.SEIZURE["destination"])
    route = _line(labels.SEIZURE["route"])
    transport = _line(labels.SEIZURE["transport"])
    concealment = _line(labels.SEIZURE["concealment"])
    other_goods = _line(labels.SEIZURE["other_goods"])
    person_name = _line(_("Possessor: name"))
    person_born_on = _line(
        _("Born on"), 10, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    person_document = _line(_("Document"))
    person_nationality = _line(_("Nationality"))
    person_sex = _line(_("Sex"), 20)
    person_address = _line(_("Address"))
    remarks = forms.CharField(
        label=_("Remarks"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    purpose = forms.ChoiceField(label=_("Purpose of the trace"))
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=200, initial="CIFTA XIII")
    case = _line(_("Case"), 80)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=list(labels.URGENCIES.items()), initial="normal")
    urgency_reason = _line(_("Why it is urgent"), 400)
    offence = _line(_("Offence"))
    why_illicit = _line(_("Why the firearm is thought illicit"), 400)
    intended_use = _line(_("What the answer will be used for"), 400)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = labels.purposes()  # type: ignore[attr-defined]
        self.fields["kind"].choices = names.kinds_to_pick()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        described = (
            "kind",
            "make",
            "model",
            "calibre",
            "type",
            "serial",
            "serial_state",
            "importer",
            "other_marks",
        )
        if not self.errors and not any(str(cleaned.get(name) or "").strip() for name in described):
            self.add_error(
                "serial",
                _("Nothing is described. Give a type, a make, a calibre or the state of the serial."),
            )
        return cleaned

    def words(self) -> Words:
        """The recovery's fields, for `recovery_record`."""
        typed = self.cleaned_data
        words = Words(
            make=typed["make"],
            model=typed["model"],
            calibre=typed["calibre"],
            type=typed["type"] or dict(names.kinds_to_pick()).get(typed["kind"], ""),
            serial=typed["serial"],
            serial_state=typed["serial_state"],
            removal=typed["removal"],
            country=typed["country"],
            importer=typed["importer"],
            other_marks=typed["other_marks"].splitlines(),
            recovered_on=typed["recovered_on"],
            place=typed["place"],
            found_by=typed["found_by"],
            remarks=typed["remarks"],
        )
        words["context"] = {name: typed[name] for name in SEIZURE if typed.get(name)}
        person = {name: typed.get(f"person_{name}", "") for name in PERSON}
        words["possessor"] = {name: value for name, value in person.items() if value}
        return words

    def asked(self) -> dict[str, Any]:
        """The trace's fields, for `trace_open`."""
        names = (
            "purpose", "legal_basis", "case", "urgency", "urgency_reason", "offence", "why_illicit",
            "intended_use",
        )  # fmt: skip
        return {name: self.cleaned_data[name] for name in names}
