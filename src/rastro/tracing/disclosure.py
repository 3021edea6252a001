"""What one State may learn from another: decided by policy, cut field by field, deny by default."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rastro.canonical import Text
from rastro.tracing import disclosure_texts as _texts
from rastro.tracing.disclosure_fields import ANSWER
from rastro.tracing.disclosure_policy import (
    GROUPS_OF,
    Category,
    Direction,
    DisclosurePolicy,
    DisclosureRule,
    Purpose,
    read_policy,
)
from rastro.tracing.disclosure_shapes import Group, Shape, kept, leaves, strangers

__all__ = [
    "Category",
    "Cut",
    "Direction",
    "DisclosurePolicy",
    "DisclosureRule",
    "Grant",
    "Group",
    "Purpose",
    "Withheld",
    "cut",
    "decide",
    "group_text",
    "groups_with_fields",
    "read_policy",
]

group_text = _texts.group_text


@dataclass(frozen=True, slots=True)
class Grant:
    """What a policy lets a State learn, and why.

    Parameters
    ----------
    policy
        Version of the policy that decided.
    rule
        The rule that decided; empty when none spoke of the case.
    direction
        Answer or request.
    groups
        The groups that may be told.
    automatic
        Whether no person need look.
    handling, handling_text
        Handling codes that go with it.
    held_back
        Groups a person withheld beyond the policy, with the reason given.
    """

    policy: str
    rule: str
    direction: Direction
    groups: frozenset[Group]
    automatic: bool = False
    handling: tuple[str, ...] = ("H1",)
    handling_text: str = ""
    held_back: Mapping[Group, str] = field(default_factory=dict)

    def without(self, groups: Mapping[Group, str]) -> "Grant":
        """The grant less what a person holds back, each with a reason; nothing can be added."""
        held = {group: why for group, why in groups.items() if group in self.groups}
        return replace(self, groups=self.groups - set(held), held_back={**self.held_back, **held})

    def why(self, group: Group) -> Text:
        """Why the group is told or withheld."""
        if group is Group.REFERENCE:
            return Text("tracing.disclosure.always")
        if group in self.held_back:
            return Text("tracing.disclosure.by_hand", {"why": self.held_back[group]})
        if not self.rule:
            return Text("tracing.disclosure.no_rule", {"policy": self.policy})
        verdict = "granted" if group in self.groups else "not_granted"
        return Text(f"tracing.disclosure.{verdict}", {"rule": self.rule, "policy": self.policy})


@dataclass(frozen=True, slots=True)
class Withheld:
    """A group that is not told, and why.

    Parameters
    ----------
    group
        Which.
    reason
        The rule, or the person's reason.
    """

    group: Group
    reason: Text

    def as_json(self) -> dict[str, object]:
        """Its form in an answer."""
        return {"group": self.group.value, "reason": self.reason.as_json()}


@dataclass(frozen=True, slots=True)
class Cut:
    """What may leave.

    Parameters
    ----------
    value
        The fields of the granted groups, and nothing else.
    withheld
        Every group of the direction that is not told, whether or not there was anything in it: the list
        itself must not tell what exists.
    dropped
        Paths of fields without a group or of a wrong form; they stay, and a programmer should know.
    """

    value: dict[str, Any]
    withheld: tuple[Withheld, ...]
    dropped: tuple[str, ...]


def decide(
    policy: DisclosurePolicy,
    requester: str,
    purpose: str,
    *,
    direction: Direction = Direction.ANSWER,
    urgency: str = "normal",
    category: Category | None = None,
) -> Grant:
    """What a State may learn for a purpose: the first rule that speaks of the case decides.

    Parameters
    ----------
    policy
        Of the State that would tell.
    requester
        ISO 3166 code of the State that would learn.
    purpose
        A :class:`Purpose` code; any other is a purpose no rule names.
    direction
        An answer, or a request of ours.
    urgency
        `normal`, `urgent` or `very_urgent`.
    category
        What the answer would be about; None for requests.

    Returns
    -------
    Grant
        Without groups, and never automatic, when no rule speaks of the case.
    """
    for rule in policy.rules:
        if rule.direction is direction and rule.speaks_of(requester, purpose, urgency, category):
            return Grant(
                policy.version,
                rule.name,
                direction,
                rule.groups & GROUPS_OF[direction],
                automatic=rule.automatic,
                handling=rule.handling,
                handling_text=rule.handling_text,
            )
    return Grant(policy.version, "", direction, frozenset())


def cut(value: Mapping[str, Any], grant: Grant, *, shape: Shape = ANSWER) -> Cut:
    """Cut a value down to what a grant allows.

    Parameters
    ----------
    value
        An answer or a request as JSON, complete.
    grant
        What may leave.
    shape
        The shape of the value: an answer's, when left out.
    """
    groups = grant.groups | {Group.REFERENCE}
    told = kept(value, shape, groups) or {}
    withheld = tuple(
        Withheld(group, grant.why(group)) for group in Group if group in GROUPS_OF[grant.direction] - groups
    )
    return Cut(told, withheld, tuple(strangers(value, shape)))


def groups_with_fields(shape: Shape = ANSWER) -> dict[Group, tuple[str, ...]]:
    """The paths of each group's fields: what a page, the API and the reference show."""
    gathered: dict[Group, list[str]] = {}
    for path, group in leaves(shape):
        gathered.setdefault(group, []).append(path)
    return {group: tuple(paths) for group, paths in gathered.items()}
