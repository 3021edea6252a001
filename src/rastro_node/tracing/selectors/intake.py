"""What the officer is told while typing: what the serial looks like, what the names mean, what to check."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rastro.canonical import RastroError
from rastro.markings import SerialMark, SerialState, search_keys
from rastro_node.tracing.described import mark_of
from rastro_node.tracing.models import Trace
from rastro_node.tracing.saying import say
from rastro_node.tracing.selectors.names import Naming, namings
from rastro_node.tracing.selectors.readings import LOOKS_LIKE, Cell, cells_as_read

SHORT = 4
LONG = 12


@dataclass(frozen=True, slots=True)
class Hints:
    """Live help at intake.

    Parameters
    ----------
    cells
        The reading so far.
    error
        Why the serial cannot be kept as typed.
    warnings
        What to look at again.
    namings
        What make, calibre and type mean.
    earlier
        Traces whose serial was read the same.
    """

    cells: tuple[Cell, ...] = ()
    error: str = ""
    warnings: tuple[str, ...] = ()
    namings: tuple[Naming, ...] = ()
    earlier: tuple[Trace, ...] = ()


def hints_for(typed: Mapping[str, str]) -> Hints:
    """What to say about what is typed; nothing of it is kept."""
    named = namings(
        typed.get("make", "")[:200],
        typed.get("calibre", "")[:200],
        (typed.get("type") or typed.get("kind", ""))[:200],
    )
    raw = typed.get("serial", "")
    if not raw.strip():
        return Hints(namings=named)
    try:
        mark = mark_of(raw, typed.get("serial_state", ""), typed.get("removal", ""))
    except (RastroError, ValueError) as error:
        said = say(error.text) if isinstance(error, RastroError) else _("Choose one of the states.")
        return Hints(error=said, namings=named)
    return Hints(cells_as_read(mark), "", tuple(_warnings(mark)), named, tuple(_earlier(mark)))


def _warnings(mark: SerialMark) -> list[str]:
    if mark.reading is None:
        return [_("Taken as: %(state)s.") % {"state": _words(mark.state)}]
    told = []
    text = "".join(each.seen for each in mark.reading.characters)
    doubtful = [each.seen for each in mark.reading.characters if each.seen in LOOKS_LIKE]
    if doubtful:
        pairs = ", ".join(f"{each} / {LOOKS_LIKE[each]}" for each in dict.fromkeys(doubtful))
        told.append(_("Look again: %(pairs)s. Write [0O] where you cannot tell.") % {"pairs": pairs})
    if len(text) < SHORT:
        told.append(_("Very short for a serial. It may be a part, assembly or model number."))
    if len(text) > LONG:
        told.append(_("Very long for a serial. Does it hold the calibre, the model or an import mark?"))
    if text.isalpha():
        told.append(_("Letters alone are rarely a serial. It may be a name or a proof mark."))
    if mark.reading.unread:
        told.append(
            _("%(count)s cannot be read. The laboratory may restore it.") % {"count": mark.reading.unread}
        )
    told += [say(note) for note in mark.reading.notes]
    return told


def _words(state: SerialState) -> str:
    from rastro_node.tracing.selectors.labels import SERIAL_STATES, label_of

    return label_of(SERIAL_STATES, state.value)


def _earlier(mark: SerialMark) -> list[Trace]:
    key = search_keys(mark.reading).folded if mark.reading else ""
    if len(key.replace("?", "")) < SHORT:
        return []
    same = Trace.objects.filter(recovery__serial_key=key).select_related("recovery")
    return list(same.order_by("-opened_at")[:3])
