"""A State's disclosure policy: rules that a person can read, in a file that a person can edit."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, cast

from rastro.canonical import InvalidInput
from rastro.tracing.disclosure_shapes import Group

ANY_STATE = "*"
MAX_POLICY = 256 * 1024


class Purpose(StrEnum):
    """What a trace is for; the requester is bound to it."""

    CRIMINAL_INVESTIGATION = "criminal_investigation"
    PROSECUTION = "prosecution"
    BORDER_CONTROL = "border_control"
    STOCKPILE = "stockpile"
    STATISTICS = "statistics"


class Category(StrEnum):
    """What kind of record an answer would be about."""

    PRIVATE = "private"
    TRADE = "trade"
    STATE = "state"
    MISSING = "missing"
    NOT_FOUND = "not_found"


class Direction(StrEnum):
    """Which way the fields go: in an answer to a State, or in a request to it."""

    ANSWER = "answer"
    REQUEST = "request"


URGENCIES = ("normal", "urgent", "very_urgent")
HANDLING = ("H0", "H1", "H2", "H3")

ANSWER_GROUPS = frozenset(
    {
        Group.OUTCOME, Group.DESCRIPTION, Group.MARKS, Group.PRODUCTION, Group.DEALER_CHAIN,
        Group.HOLDER_IDENTITY, Group.HOLDER_DOCUMENT, Group.STATE_STOCK, Group.THEFT_REPORT, Group.EVENTS,
        Group.STATUS, Group.TIME_TO_CRIME, Group.CANDIDATES, Group.REMARKS,
    }
)  # fmt: skip
REQUEST_GROUPS = frozenset(
    {
        Group.DESCRIPTION, Group.MARKS, Group.RECOVERY, Group.CIRCUMSTANCES, Group.OFFENCE, Group.POSSESSOR,
        Group.ASSOCIATES, Group.CASE, Group.CONTACT, Group.REMARKS,
    }
)  # fmt: skip
GROUPS_OF = {Direction.ANSWER: ANSWER_GROUPS, Direction.REQUEST: REQUEST_GROUPS}


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRule:
    """One rule: who, for what, gets which groups.

    Parameters
    ----------
    name
        By which people speak of it.
    direction
        Whether it is about answers to, or requests to, those States.
    states
        ISO 3166 codes of the States it is about, or `*` for any.
    purposes, urgencies, categories
        For which it stands; all of them when empty. Categories speak of answers only.
    groups
        What may be told. Nothing else may.
    automatic
        Whether the node answers by itself; otherwise a person does, within the same groups.
    handling, handling_text
        What the receiver may do with it: codes H0 to H3, and words.
    """

    name: str
    direction: Direction = Direction.ANSWER
    states: frozenset[str] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    urgencies: frozenset[str] = frozenset()
    categories: frozenset[Category] = frozenset()
    groups: frozenset[Group] = frozenset()
    automatic: bool = False
    handling: tuple[str, ...] = ("H1",)
    handling_text: str = ""

    def speaks_of(self, state: str, purpose: str, urgency: str, category: Category | None) -> bool:
        """Whether the rule is about that State, purpose, urgency and category."""
        return (
            (ANY_STATE in self.states or state in self.states)
            and (not self.purposes or purpose in self.purposes)
            and (not self.urgencies or urgency in self.urgencies)
            and (not self.categories or category in self.categories)
        )


@dataclass(frozen=True, slots=True)
class DisclosurePolicy:
    """The rules of a State, the first that speaks of a case deciding it; none: nothing is told.

    Parameters
    ----------
    version
        Its name, quoted in every answer: `XB-3`.
    rules
        In order.
    note
        What people should know about it.
    """

    version: str
    rules: tuple[DisclosureRule, ...] = ()
    note: str = field(default="", compare=False)


def read_policy(text: str) -> DisclosurePolicy:
    """Read a policy from TOML; what is misspelt is refused, never skipped.

    Parameters
    ----------
    text
        A `version`, perhaps a `note`, and `[[rule]]` tables with the fields of :class:`DisclosureRule`.

    Raises
    ------
    InvalidInput
        `tracing.policy.*`, saying where and what may stand there.
    """
    if len(text) > MAX_POLICY:
        raise InvalidInput("tracing.policy.syntax", why=f"> {MAX_POLICY}")
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput("tracing.policy.syntax", why=str(error)) from None
    _only(read, {"version", "note", "rule"}, "")
    version = _word(read, "version", "version")
    tables = read.get("rule", [])
    if not isinstance(tables, list):
        raise _wrong("rule", tables, ["[[rule]]"])
    rules = tuple(_rule(table, f"rule[{place}]") for place, table in enumerate(tables, start=1))
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise InvalidInput("tracing.policy.rule_twice", rule=name)
    return DisclosurePolicy(version, rules, str(read.get("note", "")))


_FIELDS = {
    "name", "direction", "states", "purposes", "urgencies", "categories", "groups", "automatic", "handling",
    "handling_text",
}  # fmt: skip


def _rule(table: Any, path: str) -> DisclosureRule:
    if not isinstance(table, Mapping):
        raise _wrong(path, table, ["[[rule]]"])
    _only(table, _FIELDS, f"{path}.")
    direction = Direction(_one(table, "direction", path, list(Direction), Direction.ANSWER))
    states = _many(table, "states", path, None)
    if not states:
        raise InvalidInput("tracing.policy.missing_field", path=f"{path}.states")
    for state in states:
        if state != ANY_STATE and not (len(state) == 2 and state.isascii() and state.isupper()):  # noqa: PLR2004
            raise _wrong(f"{path}.states", state, [ANY_STATE, "XA"])
    handling = _many(table, "handling", path, HANDLING) if "handling" in table else ("H1",)
    return DisclosureRule(
        name=_word(table, "name", f"{path}.name"),
        direction=direction,
        states=frozenset(states),
        purposes=frozenset(map(Purpose, _many(table, "purposes", path, list(Purpose)))),
        urgencies=frozenset(_many(table, "urgencies", path, URGENCIES)),
        categories=frozenset(map(Category, _many(table, "categories", path, list(Category)))),
        groups=frozenset(map(Group, _many(table, "groups", path, sorted(GROUPS_OF[direction])))),
        automatic=_truth(table, "automatic", path),
        handling=tuple(code for code in HANDLING if code in handling),
        handling_text=_word(table, "handling_text", f"{path}.handling_text", default=""),
    )


def _only(table: Mapping[str, Any], known: set[str], path: str) -> None:
    for name in table:
        if name not in known:
            raise InvalidInput("tracing.policy.unknown_field", path=f"{path}{name}")


def _word(table: Mapping[str, Any], name: str, path: str, *, default: str | None = None) -> str:
    value = table.get(name, default)
    if value is None:
        raise InvalidInput("tracing.policy.missing_field", path=path)
    if not isinstance(value, str) or (default is None and not value.strip()) or not value.isprintable():
        raise _wrong(path, value, ["…"])
    return value


def _one(table: Mapping[str, Any], name: str, path: str, allowed: Iterable[str], default: str) -> str:
    value = table.get(name, default)
    if value not in set(allowed):
        raise _wrong(f"{path}.{name}", value, allowed)
    return cast(str, value)


def _many(table: Mapping[str, Any], name: str, path: str, allowed: Iterable[str] | None) -> tuple[str, ...]:
    values = table.get(name, [])
    if not isinstance(values, list):
        raise _wrong(f"{path}.{name}", values, allowed or ["[…]"])
    for value in values:
        if not isinstance(value, str) or (allowed is not None and value not in set(allowed)):
            raise _wrong(f"{path}.{name}", value, allowed or ["…"])
    return tuple(values)


def _truth(table: Mapping[str, Any], name: str, path: str) -> bool:
    value = table.get(name, False)
    if not isinstance(value, bool):
        raise _wrong(f"{path}.{name}", value, ["true", "false"])
    return value


def _wrong(path: str, value: object, allowed: Iterable[str]) -> InvalidInput:
    return InvalidInput("tracing.policy.field", path=path, value=str(value)[:80], allowed=", ".join(allowed))
