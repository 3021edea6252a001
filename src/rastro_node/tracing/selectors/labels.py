"""Words of this room that people choose from or read: purposes, urgencies, contexts, steps of work."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rastro.canonical import Text
from rastro.tracing import Purpose
from rastro_node.tracing.saying import say

URGENCIES: dict[str, Promise] = {
    "normal": pgettext_lazy("urgency", "Normal"),
    "urgent": pgettext_lazy("urgency", "Urgent"),
    "very_urgent": pgettext_lazy("urgency", "Very urgent"),
}
STATUSES: dict[str, Promise] = {
    "open": pgettext_lazy("trace", "Open"),
    "waiting": pgettext_lazy("trace", "Waiting for an answer"),
    "answered": pgettext_lazy("trace", "Answered"),
    "closed": pgettext_lazy("trace", "Closed"),
}
REQUEST_STATES: dict[str, Promise] = {
    "waiting": pgettext_lazy("request", "Waits for a person"),
    "answered": pgettext_lazy("request", "Answered"),
    "unreadable": pgettext_lazy("request", "Could not be read"),
}
STEPS: dict[str, Promise] = {
    "opened": _("Trace opened"),
    "searched": _("Searched at home"),
    "sent": _("Request sent"),
    "progress": _("Word of its progress"),
    "answered": _("Answer received"),
    "no_answer": _("No answer in time"),
    "closed": _("Trace closed"),
}
SERIAL_STATES: dict[str, Promise] = {
    "read": _("Read"),
    "partly_read": _("Partly read"),
    "removed": _("Removed"),
    "never_had": _("Never had one"),
    "not_looked_for": _("Not looked for"),
}
REMOVALS: dict[str, Promise] = {
    "filed": _("Filed off"),
    "punched": _("Punched"),
    "overstamped": _("Stamped over"),
    "abraded": _("Abraded"),
    "worn": _("Worn"),
    "unknown": _("Nobody knows how"),
}
SEIZURE: dict[str, Promise] = {
    "context": _("Context of the seizure"),
    "origin": _("Presumed country of manufacture"),
    "departure": _("Presumed country of departure"),
    "destination": _("Presumed country of destination"),
    "route": _("Route"),
    "transport": _("Means of transport"),
    "concealment": _("How it was concealed"),
    "other_goods": _("Other goods found"),
}
CONTEXTS: dict[str, Promise] = {
    "": _("Not stated"),
    "trafficking": _("Trafficking in firearms"),
    "illicit_possession": _("Illicit possession"),
    "other_trafficking": _("Trafficking in drugs or other goods"),
    "violent_crime": _("Violent crime"),
    "property_crime": _("Robbery, theft or another crime against property"),
    "organised_crime": _("Organised crime"),
    "found": _("Found"),
    "surrendered": _("Surrendered"),
    "other": _("Other"),
}
"""Contexts as the Illicit Arms Flows Questionnaire groups them."""


def purposes() -> list[tuple[str, str]]:
    """Purposes to choose from."""
    return [(each.value, purpose_label(each.value)) for each in Purpose]


def purpose_label(purpose: str) -> str:
    """A purpose in words; one that is not ours as it came."""
    return say(Text(f"tracing.purpose.{purpose}")) if purpose in set(Purpose) else purpose


def label_of(words: dict[str, Promise], code: str) -> str:
    """A code's word; the code itself where there is none."""
    return str(words.get(code, code))
