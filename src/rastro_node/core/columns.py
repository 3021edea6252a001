"""Which columns of a list are shown, and in what order: the reader's choice, in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

CHOICE = "columns"
MOVE = "move"
UP, DOWN = "up", "down"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that may be shown.

    Parameters
    ----------
    name, label
        What addresses say, what people read.
    shown
        Whether it is.
    first, last
        Whether it cannot move further up, or down.
    """

    name: str
    label: str
    shown: bool
    first: bool = False
    last: bool = False


def columns_of(query: QueryDict, names: Sequence[str], hidden: Sequence[str] = ()) -> list[str]:
    """The columns an address asks for, in its order, after the move it asks for; else the usual ones.

    Parameters
    ----------
    query
        `columns=make&columns=serial`, or `columns=make,serial`; with `move=serial:up` one place further.
    names
        All the table has.
    hidden
        Those that are shown on demand alone.
    """
    asked = [name for text in query.getlist(CHOICE) for name in text.split(",")]
    shown = [name for name in dict.fromkeys(asked) if name in names]
    shown = shown or [name for name in names if name not in hidden]
    name, _colon, way = query.get(MOVE, "").partition(":")
    return moved(shown, name, way) if way in {UP, DOWN} else shown


def moved(shown: Sequence[str], name: str, way: str) -> list[str]:
    """The columns with one of them a place further up or down; a hidden one comes to the end."""
    order = list(shown)
    if name not in order:
        return order
    place = order.index(name)
    target = place + (1 if way == DOWN else -1)
    if 0 <= target < len(order):
        order[place], order[target] = order[target], order[place]
    return order


def columns_shown(labels: Mapping[str, Any], shown: Sequence[str]) -> list[Column]:
    """Every column, those shown first and in their order."""
    last = len(shown) - 1
    order = [*shown, *(name for name in labels if name not in shown)]
    return [
        Column(name, str(labels[name]), name in shown, first=place == 0, last=place >= last)
        for place, name in enumerate(order)
    ]
