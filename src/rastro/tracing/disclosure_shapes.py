"""The shape of what one State tells another: every field in a group, every value in a form.

A value is copied out of a shape, never into it: what the shape does not name has no way out.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

type Form = Callable[[object], bool]
type Shape = Leaf | Each | Mapping[str, Shape]

MAX_TEXT = 4_000
MAX_WORD = 300
MAX_LIST = 200
MAX_PARAMETERS = 12


class Group(StrEnum):
    """The groups of fields that a policy grants or withholds as one."""

    REFERENCE = "reference"
    OUTCOME = "outcome"
    DESCRIPTION = "description"
    MARKS = "marks"
    PRODUCTION = "production"
    DEALER_CHAIN = "dealer_chain"
    HOLDER_IDENTITY = "holder_identity"
    HOLDER_DOCUMENT = "holder_document"
    STATE_STOCK = "state_stock"
    THEFT_REPORT = "theft_report"
    EVENTS = "events"
    STATUS = "status"
    TIME_TO_CRIME = "time_to_crime"
    CANDIDATES = "candidates"
    REMARKS = "remarks"
    RECOVERY = "recovery"
    CIRCUMSTANCES = "circumstances"
    OFFENCE = "offence"
    POSSESSOR = "possessor"
    ASSOCIATES = "associates"
    CASE = "case"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One field.

    Parameters
    ----------
    group
        The group it belongs to.
    form
        Whether a value may stand there; anything else is dropped.
    """

    group: Group
    form: Form


@dataclass(frozen=True, slots=True)
class Each:
    """A list of values of one shape.

    Parameters
    ----------
    shape
        Shape of each.
    limit
        How many are kept.
    """

    shape: Shape
    limit: int = MAX_LIST


def kept(value: object, shape: Shape, groups: frozenset[Group]) -> Any:
    """The part of a value that belongs to the groups; None where nothing does.

    Parameters
    ----------
    value
        A JSON value, from anywhere.
    shape
        What may stand where.
    groups
        The groups that are kept.
    """
    match shape:
        case Leaf():
            return value if shape.group in groups and shape.form(value) else None
        case Each():
            if not isinstance(value, list | tuple):
                return None
            inner = [kept(item, shape.shape, groups) for item in value[: shape.limit]]
            return [item for item in inner if item is not None] or None
        case _:
            if not isinstance(value, Mapping):
                return None
            parts = {name: kept(value.get(name), part, groups) for name, part in shape.items()}
            return {name: part for name, part in parts.items() if part is not None} or None


def leaves(shape: Shape, path: str = "") -> Iterator[tuple[str, Group]]:
    """Every field of a shape: its path, such as `life[].on`, and its group."""
    match shape:
        case Leaf():
            yield path, shape.group
        case Each():
            yield from leaves(shape.shape, f"{path}[]")
        case _:
            for name, part in shape.items():
                yield from leaves(part, f"{path}.{name}" if path else name)


def strangers(value: object, shape: Shape, path: str = "") -> Iterator[str]:
    """Paths in a value that its shape does not name, or whose value has another form."""
    match shape:
        case _ if value is None:
            return
        case Leaf():
            if not shape.form(value):
                yield path
        case Each():
            yield from _strange_items(value, shape, path)
        case _:
            yield from _strange_members(value, shape, path)


def _strange_items(value: object, shape: Each, path: str) -> Iterator[str]:
    if not isinstance(value, list | tuple):
        yield path
        return
    for item in value:
        yield from strangers(item, shape.shape, f"{path}[]")


def _strange_members(value: object, shape: Mapping[str, Shape], path: str) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield path
        return
    for name, item in value.items():
        inner = f"{path}.{name}" if path else str(name)
        part = shape.get(name)
        if part is None:
            yield inner
        else:
            yield from strangers(item, part, inner)


def word(value: object) -> bool:
    """A short text on one line."""
    return isinstance(value, str) and len(value) <= MAX_WORD and value.isprintable()


def prose(value: object) -> bool:
    """A text of some lines."""
    return (
        isinstance(value, str)
        and len(value) <= MAX_TEXT
        and all(character.isprintable() or character in "\n\t" for character in value)
    )


def number(value: object) -> bool:
    """A whole number."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 53


def truth(value: object) -> bool:
    """True or false."""
    return isinstance(value, bool)


def words(value: object) -> bool:
    """A list of short texts."""
    return isinstance(value, list | tuple) and len(value) <= MAX_LIST and all(map(word, value))


def said(value: object, depth: int = 3) -> bool:
    """A text by code and parameters, as `Text.as_json` writes it."""
    match value:
        case {"code": str(code), "params": dict(params), **rest} if not rest and depth:
            return (
                word(code)
                and len(params) <= MAX_PARAMETERS
                and all(word(name) and _parameter(item, depth - 1) for name, item in params.items())
            )
    return False


def said_list(value: object) -> bool:
    """A list of texts by code and parameters."""
    return isinstance(value, list | tuple) and len(value) <= MAX_LIST and all(map(said, value))


def _parameter(value: object, depth: int) -> bool:
    return value is None or word(value) or number(value) or truth(value) or words(value) or said(value, depth)
