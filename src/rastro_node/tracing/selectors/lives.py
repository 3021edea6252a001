"""The life of a firearm as an answer tells it, event by event."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rastro.canonical import Text
from rastro.tracing import AnsweredEvent, TraceAnswer
from rastro_node.tracing.saying import say

BAD = frozenset({"reported_lost", "reported_stolen"})


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One event: its day, what happened, who and where; `tone` is `bad` for a loss or theft."""

    on: date | None
    what: str
    details: tuple[str, ...]
    tone: str = ""


def life_view(answer: TraceAnswer, recovered_on: date | None, place: str) -> tuple[LifeEvent, ...]:
    """The events told, and the recovery at their end."""
    events = [_event(event) for event in answer.life]
    if events:
        events.append(LifeEvent(recovered_on, _("Recovered"), (place,) if place else (), "now"))
    return tuple(events)


def _event(event: AnsweredEvent) -> LifeEvent:
    who = [event.maker, event.stock, *(each.name for each in (event.dealer, event.holder) if each)]
    mark = f"{event.mark.kind}: {event.mark.text}" if event.mark and event.mark.text else ""
    details = [*who, event.place, event.authority, mark, event.licence, event.reference]
    kept = tuple(dict.fromkeys(each for each in details if each))
    what = say(Text(f"registry.kind.{event.kind}")) if event.kind else _("An event that is not told")
    return LifeEvent(event.on, what, kept, "bad" if event.kind in BAD else "")
