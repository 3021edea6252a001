"""What a registrar types, before the services check it."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rastro.nomenclator import Kind, countries, term
from rastro.registry import ADMINISTRATIVE, OF_PARTS, Event, EventKind, Holder, HolderKind, kind_text
from rastro_node.registry.saying import HOLDERS, VERDICT_WORDS, say
from rastro_node.registry.selectors.lists import PARTS, firearm_numbered
from rastro_node.registry.services import NewFirearm
from rastro_node.registry.services.fitting import fitted

MAX_WORDS = 200
DAY = forms.DateInput(attrs={"type": "date"})


def country_choices() -> list[tuple[str, str]]:
    """Every country in the reader's language."""
    language = get_language() or "en"
    named = sorted((each.label(language), each.code) for each in countries())
    return [("", "—"), *((code, name) for name, code in named)]


class HolderForm(forms.Form):
    """Who holds the firearm."""

    holder_kind = forms.ChoiceField(label=_("Kind of holder"), required=False)
    holder_name = forms.CharField(label=_("Holder"), max_length=300, required=False)
    holder_licence = forms.CharField(label=_("Licence"), max_length=300, required=False)
    holder_country = forms.ChoiceField(label=_("Country of the holder"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "—"), *((kind.value, label) for kind, label in HOLDERS.items())]
        self.fields["holder_kind"].choices = choices  # type: ignore[attr-defined]
        self.fields["holder_country"].choices = country_choices()  # type: ignore[attr-defined]

    def holder(self) -> Holder | None:
        """The holder as typed, or none."""
        words = self.cleaned_data
        if not (words["holder_kind"] or words["holder_name"] or words["holder_licence"]):
            return None
        kind = HolderKind(words["holder_kind"] or "person")
        return Holder(kind, words["holder_name"], words["holder_country"], words["holder_licence"])


class RegisterForm(HolderForm):
    """A firearm to be registered."""

    make = forms.CharField(label=_("Make"), max_length=MAX_WORDS, required=False)
    model = forms.CharField(label=_("Model"), max_length=MAX_WORDS, required=False)
    type: forms.Field = forms.CharField(label=_("Type"), max_length=MAX_WORDS, required=False)
    calibre = forms.CharField(label=_("Calibre"), max_length=MAX_WORDS, required=False)
    serial = forms.CharField(label=_("Serial"), max_length=MAX_WORDS, required=False)
    country = forms.ChoiceField(label=_("Country of manufacture"), required=False)
    external_id = forms.CharField(label=_("Id in an older register"), max_length=80, required=False)
    manufactured_on = forms.DateField(label=_("Manufactured on"), required=False, widget=DAY)
    sold_on = forms.DateField(label=_("Sold or handed over on"), required=False, widget=DAY)

    field_order: tuple[str, ...] = ("make", "model", "type", "calibre", "serial", "country", "external_id")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = country_choices()  # type: ignore[attr-defined]

    def firearm(self) -> NewFirearm:
        """What was typed."""
        words = self.cleaned_data
        named = ("make", "model", "type", "calibre", "serial", "country", "external_id")
        return NewFirearm(**{name: words[name] for name in named}, events=tuple(self._events()))

    def _events(self) -> list[Event]:
        words = self.cleaned_data
        events = []
        if words["manufactured_on"]:
            events.append(Event("", EventKind.MANUFACTURED, words["manufactured_on"]))
        if words["sold_on"]:
            events.append(Event("", EventKind.SOLD, words["sold_on"], holder=self.holder()))
        else:
            events.append(Event("", EventKind.REGISTERED, holder=self.holder()))
        return events


class PartForm(RegisterForm):
    """A part with marks of its own, and the firearm it is fitted to."""

    type = forms.ChoiceField(label=_("Which part"))
    fitted_to = forms.CharField(
        label=_("Number of the firearm it is fitted to"), max_length=80, required=False
    )

    field_order = ("type", "fitted_to", "make", "model", "calibre", "serial", "country", "external_id")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        named = [(code, term(code, kind=Kind.TYPE).label(language)) for code in PARTS]
        self.fields["type"].choices = [("", "—"), *named]  # type: ignore[attr-defined]

    def clean_fitted_to(self) -> UUID | None:
        """The firearm of that number."""
        return firearm_of(self.cleaned_data["fitted_to"])

    def _events(self) -> list[Event]:
        whole = self.cleaned_data["fitted_to"]
        return [*super()._events(), *([fitted(whole)] if whole else [])]


class FitForm(forms.Form):
    """Into which firearm a part is fitted, or that it is taken out."""

    fitted_to = forms.CharField(max_length=80, required=False)
    on = forms.DateField(required=False)

    def clean_fitted_to(self) -> UUID | None:
        """The firearm of that number."""
        return firearm_of(self.cleaned_data["fitted_to"])

    def event(self) -> Event:
        """What was typed: without a number, that the part was taken out."""
        whole, day = self.cleaned_data["fitted_to"], self.cleaned_data["on"]
        return fitted(whole, day) if whole else Event("", EventKind.DETACHED, day)


def firearm_of(number: str) -> UUID | None:
    """The firearm of a number or own id; none for no number."""
    if not number.strip():
        return None
    found = firearm_numbered(number)
    if found is None:
        raise forms.ValidationError(_("There is no firearm of this number in the register."))
    return found.pk


class EventForm(HolderForm):
    """Something that happened to a firearm."""

    kind = forms.ChoiceField(label=_("What happened"))
    on = forms.DateField(label=_("Day"), required=False, widget=DAY)
    place = forms.CharField(label=_("Place"), max_length=300, required=False)
    reference = forms.CharField(label=_("Report, case or licence"), max_length=300, required=False)
    mark = forms.ChoiceField(
        label=_("Which mark"),
        required=False,
        choices=[("", "—"), ("import", _("Import mark")), ("official_use", _("Mark of official use"))],
    )
    text = forms.CharField(label=_("What the mark says"), max_length=200, required=False)

    field_order = ("kind", "on", "place", "reference")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [
            (each.value, say(kind_text(each))) for each in EventKind if each not in ADMINISTRATIVE | OF_PARTS
        ]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def event(self) -> Event:
        """What was typed."""
        words = self.cleaned_data
        kind = EventKind(words["kind"])
        data = {name: words[name] for name in ("mark", "text") if words[name]}
        return Event(
            "",
            kind,
            words["on"],
            place=words["place"],
            reference=words["reference"],
            holder=self.holder(),
            data=data if kind is EventKind.MARKED else {},
        )


class DecisionForm(forms.Form):
    """What two records are, and why."""

    verdict = forms.ChoiceField(label=_("They are"), choices=tuple(VERDICT_WORDS.items()))
    reason = forms.CharField(label=_("Why"), max_length=500)


class ReversalForm(forms.Form):
    """Why a decision is taken back."""

    reason = forms.CharField(label=_("Why it is taken back"), max_length=500)


class DuplicateForm(forms.Form):
    """That a record repeats another, and why."""

    of = forms.UUIDField()
    reason = forms.CharField(label=_("Why they are one firearm"), max_length=500)
