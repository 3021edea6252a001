"""A serial as it was read, and as it is registered: character by character, for people's eyes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rastro.markings import SerialMark
from rastro.markings.reading import SEPARATORS

LOOKS_LIKE = dict(zip("0OoQlI|ZSBG", "O000111258" + "6", strict=True))
"""The likeliest confusion of a character; shown as a hint, never acted on by itself."""

_NEAR = frozenset({"confusable", "alternative", "unread", "separator", "leading_zero"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One character.

    Parameters
    ----------
    shown
        The character.
    kind
        `read`, `doubt` (could be another), `unread`, `separator`; of a registered serial: `equal`, `near`,
        `differs`.
    hint
        What else it could be, or what was read in its place.
    """

    shown: str
    kind: str
    hint: str = ""


def cells_as_read(mark: SerialMark) -> tuple[Cell, ...]:
    """The positions of a reading; empty when nothing was read."""
    if mark.reading is None:
        return ()
    return tuple(_as_read(each.seen, each.alternatives) for each in mark.reading.characters)


def _as_read(seen: str, alternatives: Sequence[str]) -> Cell:
    if not seen:
        return Cell("?", "unread")
    if alternatives:
        return Cell(seen, "doubt", "".join(alternatives))
    if seen in SEPARATORS:
        return Cell(seen, "separator")
    hint = LOOKS_LIKE.get(seen, "")
    return Cell(seen, "doubt" if hint else "read", hint)


def cells_as_registered(serial: str, edits: Sequence[Mapping[str, Any]]) -> tuple[Cell, ...]:
    """The characters of a registered serial, each with how it was read."""
    by_place = {edit.get("registered_position"): edit for edit in edits if edit.get("registered")}
    cells = []
    for place, character in enumerate(serial):
        edit = by_place.get(place, {})
        kind = str(edit.get("kind", "equal"))
        if kind == "equal":
            cells.append(Cell(character, "equal"))
        else:
            cells.append(Cell(character, "near" if kind in _NEAR else "differs", str(edit.get("seen", ""))))
    return tuple(cells)


def unread_at(text: str, place: int) -> str:
    """The notation with the character at a place said to be unreadable; as it was where there is none."""
    parts = re.findall(r"\[[^\]]*\]|.", text, re.DOTALL)
    if place >= len(parts):
        return text
    return "".join([*parts[:place], "?", *parts[place + 1 :]])
