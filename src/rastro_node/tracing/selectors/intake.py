"""What the officer is told while typing: what the serial says, what the names mean, what to look at again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from rastro.canonical import RastroError
from rastro.markings import SerialMark, SerialState, search_keys
from rastro.nomenclator import Kind
from rastro_node.core.actors import Actor
from rastro_node.core.keys import own_state
from rastro_node.core.permissions import Permission
from rastro_node.core.policies import may
from rastro_node.tracing.described import mark_of
from rastro_node.tracing.models import Trace
from rastro_node.tracing.saying import say
from rastro_node.tracing.selectors.at_home import at_home
from rastro_node.tracing.selectors.candidates import CandidateView
from rastro_node.tracing.selectors.fitting import misfits, taken_for
from rastro_node.tracing.selectors.labels import SERIAL_STATES, label_of
from rastro_node.tracing.selectors.names import Naming, begun, named, understood
from rastro_node.tracing.selectors.places import Where, where_it_lies
from rastro_node.tracing.selectors.readings import LOOKS_LIKE, Cell, cells_as_read
from rastro_node.tracing.selectors.serial_says import Beside, Said, serial_says

SHORT = 4
LONG = 12
LONGEST = 200
LONGEST_SERIAL = 400


@dataclass(frozen=True, slots=True)
class Hints:
    """Live help at intake.

    Parameters
    ----------
    cells
        The reading so far.
    error
        Why the serial cannot be kept as typed.
    says
        What the serial tells by its form.
    warnings
        What to look at again.
    namings
        What make, model, calibre and type mean.
    alike
        What make and model are taken for, in one sentence each.
    where
        Where the serial lies on such a firearm.
    earlier
        Traces whose serial was read the same.
    candidates
        Firearms of the register that it may be, for those who may see them.
    offers
        Names to complete from: of makes, and of the make's models.
    """

    cells: tuple[Cell, ...] = ()
    error: str = ""
    says: tuple[Said, ...] = ()
    warnings: tuple[str, ...] = ()
    namings: tuple[Naming, ...] = ()
    alike: tuple[str, ...] = ()
    where: Where | None = None
    earlier: tuple[Trace, ...] = ()
    candidates: tuple[CandidateView, ...] = ()
    offers: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say yet."""
        return not (self.error or self.cells or self.warnings or self.namings or self.where)


def hints_for(typed: Mapping[str, str], actor: Actor | None = None) -> Hints:
    """What to say about what is typed; nothing of it is kept.

    Parameters
    ----------
    typed
        The form's fields as they stand; each is looked at up to its own limit.
    actor
        Who types; without one, nothing of the register is shown.
    """
    words = {name: typed.get(name, "")[:LONGEST] for name in ("make", "model", "calibre", "kind")}
    words["type"] = typed.get("type", "")[:LONGEST] or words["kind"]
    said = understood(words["make"], words["calibre"], words["type"], words["model"])
    terms = {name: each.term for name, each in said.items()}
    beside = Beside(**terms, found_on=_day(typed.get("recovered_on", "")))
    mark, error = _mark(typed)
    reading = mark.reading if mark else None
    return Hints(
        cells=cells_as_read(mark) if mark else (),
        error=error,
        says=tuple(serial_says(reading, beside)) if reading else (),
        warnings=(*misfits(beside), *(_warnings(mark) if mark else ())),
        namings=named(said),
        alike=tuple(taken_for(beside)),
        where=where_it_lies(_code(beside, "type"), _code(beside, "make")),
        earlier=tuple(_earlier(mark)) if mark else (),
        candidates=at_home(words, mark) if mark and actor and _may_look(actor) else (),
        offers={
            "makes": begun(Kind.MAKE, words["make"]),
            "models": begun(Kind.MODEL, words["model"], _code(beside, "make")) if beside.make else [],
        },
    )


def _code(beside: Beside, name: str) -> str:
    term = getattr(beside, name)
    return term.code if term else ""


def _may_look(actor: Actor) -> bool:
    return bool(may(actor, Permission.FIREARM_READ, state=own_state()))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _mark(typed: Mapping[str, str]) -> tuple[SerialMark | None, str]:
    """The serial in its state, or why it cannot be one."""
    raw, state = typed.get("serial", "")[: LONGEST_SERIAL + 1], typed.get("serial_state", "")
    if not raw.strip() and not state:
        return None, ""
    try:
        return mark_of(raw, state, typed.get("removal", "")), ""
    except RastroError as error:
        return None, say(error.text)
    except ValueError:
        return None, _("Choose one of the states.")


def _warnings(mark: SerialMark) -> Iterator[str]:
    if mark.state not in {SerialState.READ, SerialState.PARTLY_READ}:
        yield _("Taken as: %(state)s.") % {"state": label_of(SERIAL_STATES, mark.state.value)}
    if mark.reading is None:
        return
    text = "".join(each.seen for each in mark.reading.characters)
    doubtful = [
        each.seen for each in mark.reading.characters if each.seen in LOOKS_LIKE and not each.alternatives
    ]
    if doubtful:
        pairs = ", ".join(f"{each} / {LOOKS_LIKE[each]}" for each in dict.fromkeys(doubtful))
        both = f"[{doubtful[0]}{LOOKS_LIKE[doubtful[0]]}]"
        said = _("Look again: %(pairs)s. Write %(both)s where you cannot tell.")
        yield said % {"pairs": pairs, "both": both}
    yield from _of_form(text, len(mark.reading.characters))
    if mark.reading.unread:
        told = _("%(count)s cannot be read. The laboratory may restore it.")
        yield told % {"count": mark.reading.unread}
    yield from (say(note) for note in mark.reading.notes)


def _of_form(text: str, length: int) -> Iterator[str]:
    """What length and alphabet make one ask."""
    if length < SHORT:
        yield _("Very short for a serial. It may be a part, assembly or model number.")
    if length > LONG:
        yield _("Very long for a serial. Does it hold the calibre, the model or an import mark?")
    if text.isalpha():
        yield _("Letters alone are rarely a serial. It may be a name or a proof mark.")


def _earlier(mark: SerialMark) -> list[Trace]:
    key = search_keys(mark.reading).folded if mark.reading else ""
    if len(key.replace("?", "")) < SHORT:
        return []
    same = Trace.objects.filter(recovery__serial_key=key).select_related("recovery")
    return list(same.order_by("-opened_at")[:3])
