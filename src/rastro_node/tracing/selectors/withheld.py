"""What is told and what is withheld, group by group, with the rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rastro.tracing import ANSWER, REQUEST, Direction, Grant, Group, group_text, groups_with_fields
from rastro.tracing.disclosure_policy import GROUPS_OF
from rastro_node.tracing.saying import say, say_json


@dataclass(frozen=True, slots=True)
class WithheldView:
    """A group that is not told, and why."""

    group: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group before something leaves.

    Parameters
    ----------
    told
        Whether it leaves.
    why
        The rule, or the person's reason.
    values
        What it holds, field by field; shown to people of this State alone.
    """

    group: str
    label: str
    told: bool
    why: str
    values: tuple[tuple[str, str], ...]


def withheld_view(kept: Sequence[Mapping[str, Any]]) -> tuple[WithheldView, ...]:
    """Groups as an answer or a request names them."""
    known = [each for each in kept if each.get("group") in set(Group)]
    return tuple(
        WithheldView(each["group"], say(group_text(Group(each["group"]))), say_json(each.get("reason")))
        for each in known
    )


def groups_view(whole: Mapping[str, Any], grant: Grant) -> tuple[GroupView, ...]:
    """Every group of a direction: what it holds, whether it leaves, by which rule."""
    shape = REQUEST if grant.direction is Direction.REQUEST else ANSWER
    paths = groups_with_fields(shape)
    groups = [group for group in Group if group in GROUPS_OF[grant.direction]]
    return tuple(
        GroupView(
            group.value,
            say(group_text(group)),
            group in grant.groups,
            say(grant.why(group)),
            tuple(_values(whole, paths.get(group, ()))),
        )
        for group in groups
    )


def _values(whole: Mapping[str, Any], paths: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    for path in paths:
        values = [text for text in map(_text, _at(whole, path.replace("[]", ".[]").split("."))) if text]
        if values:
            found.append((path.replace("[]", ""), "; ".join(dict.fromkeys(values))[:400]))
    return found


def _at(value: Any, parts: Sequence[str]) -> list[Any]:
    if not parts:
        return [value]
    if parts[0] == "[]":
        return (
            [one for item in value or () for one in _at(item, parts[1:])] if isinstance(value, list) else []
        )
    return _at(value[parts[0]], parts[1:]) if isinstance(value, Mapping) and parts[0] in value else []


def _text(value: Any) -> str:
    match value:
        case {"code": _, "params": _}:
            return say_json(value)
        case list() | tuple():
            return ", ".join(text for text in map(_text, value) if text)
        case None:
            return ""
    return str(value)
