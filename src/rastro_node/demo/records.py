"""The story's records as they stand in `demo/`: the two States, their people, firearms and recoveries."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[3] / "demo"
CODES = ("XA", "XB")


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast: sign-in name, name, authority, role (empty for none) and language."""

    username: str
    name: str
    authority: str
    role: str
    language: str


@dataclass(frozen=True, slots=True)
class StateRecord:
    """A fictitious State: what its node is told, its authorities by code, and its people."""

    code: str
    name: str
    authority: str
    accent: str
    languages: tuple[str, ...]
    timezone: str
    web_port: int
    exchange_port: int
    authorities: dict[str, str]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class FirearmRecord:
    """A firearm of a State's registry with the events of its life, as the file tells them."""

    id: str
    make: str
    model: str
    calibre: str
    type: str
    serial: str
    events: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class RecoveryRecord:
    """A recovered firearm as read, and the States that are asked about it."""

    id: str
    make: str
    model: str
    calibre: str
    type: str
    serial: str
    recovered_on: date
    place: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case in custody: who opened it, and what was seized in it, as the file tells them."""

    id: str
    by: str
    context: str
    opened_on: date
    place: str
    district: str
    offence: str
    exhibit: tuple[dict[str, Any], ...]


def states() -> dict[str, StateRecord]:
    """The two States by code."""
    return {code: _state(code, values) for code, values in _read("states.toml").items()}


def _state(code: str, values: dict[str, Any]) -> StateRecord:
    people = tuple(Person(**person) for person in values.pop("people"))
    languages = tuple(values.pop("languages"))
    return StateRecord(code=code, people=people, languages=languages, **values)


def firearms(state: str) -> tuple[FirearmRecord, ...]:
    """The firearms of the story in a State's registry."""
    rows = _read(f"firearms.{state}.toml")["firearm"]
    return tuple(FirearmRecord(**{**row, "events": tuple(row["events"])}) for row in rows)


def recoveries(state: str) -> tuple[RecoveryRecord, ...]:
    """What a State had recovered and traced before the newcomer arrives."""
    path = FOLDER / f"recoveries.{state}.toml"
    rows = _read(path.name)["recovery"] if path.exists() else []
    return tuple(RecoveryRecord(**{**row, "to": tuple(row["to"])}) for row in rows)


def cases(state: str) -> tuple[CaseRecord, ...]:
    """What lies in a State's custody before the newcomer arrives."""
    path = FOLDER / f"cases.{state}.toml"
    rows = _read(path.name)["case"] if path.exists() else []
    return tuple(CaseRecord(**{**row, "exhibit": tuple(row["exhibit"])}) for row in rows)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))
