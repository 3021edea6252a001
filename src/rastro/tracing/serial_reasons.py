"""How a reading came from a registered serial, said in words: `l read for 1`, `unread character 7 is B`."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rastro.canonical import Text
from rastro.markings import Edit, EditKind
from rastro.markings.reading import UNREAD
from rastro.tracing.candidates import Reason, Verdict

MAX_SAID = 4

_VERDICTS: dict[EditKind, Verdict] = {
    EditKind.CONFUSABLE: "near",
    EditKind.SEPARATOR: "near",
    EditKind.LEADING_ZERO: "near",
    EditKind.UNREAD: "near",
    EditKind.ALTERNATIVE: "near",
    EditKind.SUBSTITUTED: "differs",
    EditKind.MISSING: "differs",
    EditKind.EXTRA: "differs",
    EditKind.TRANSPOSED: "near",
}


def serial_reasons(edits: Sequence[Edit], registered: str) -> tuple[Reason, ...]:
    """A reason for each step of the alignment that is not an equal character.

    Parameters
    ----------
    edits
        The alignment, in order.
    registered
        The serial on record, for the sentence that sums up many steps.
    """
    said = list(_said(edits))
    if not said:
        return (Reason("agrees", "serial", Text("tracing.why.serial.agrees", {"registered": registered})),)
    if len(said) > MAX_SAID:
        text = Text("tracing.why.serial.many", {"registered": registered, "count": len(said)})
        return (Reason("differs", "serial", text),)
    return tuple(said)


def _said(edits: Sequence[Edit]) -> Iterator[Reason]:
    different = [each for each in edits if _differs(each)]
    if different and all(each.kind is EditKind.SEPARATOR for each in different):
        yield Reason("near", "serial", Text("tracing.why.serial.separator_only", {}))
        return
    for kind, group in groupby(different, key=_run):
        run = list(group)
        yield Reason(_VERDICTS[run[0].kind], "serial", _text(run)) if kind else _one(run[0])


def _one(edit: Edit) -> Reason:
    return Reason(_VERDICTS[edit.kind], "serial", _text([edit]))


def _differs(edit: Edit) -> bool:
    if edit.kind is EditKind.ALTERNATIVE:
        return edit.seen.upper() != edit.registered.upper()
    if edit.kind is EditKind.UNREAD and edit.registered == UNREAD:
        return False
    return edit.kind is not EditKind.EQUAL


def _run(edit: Edit) -> tuple[EditKind, int] | None:
    """Characters left out or put in side by side are said together."""
    if edit.kind is EditKind.MISSING and edit.registered_position is not None:
        return edit.kind, 0
    if edit.kind is EditKind.EXTRA and edit.position is not None:
        return edit.kind, 0
    return edit.kind, 1 + (edit.position or 0) + 100 * (edit.registered_position or 0)


def _text(run: Sequence[Edit]) -> Text:
    first = run[0]
    seen = "".join(each.seen for each in run)
    registered = "".join(each.registered for each in run)
    name = first.kind.value
    if first.kind is EditKind.UNREAD and not registered:
        name = "unread_extra"
    place = first.position if first.position is not None else first.registered_position
    return Text(
        f"tracing.why.serial.{name}", {"seen": seen, "registered": registered, "place": (place or 0) + 1}
    )
