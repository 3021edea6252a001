"""What Arcadia recovered, as the demo's files tell it: each ends where the story says."""

import tomllib
from pathlib import Path

import pytest

from rastro.registry import Event, EventKind, Holder, HolderKind, fold_events
from rastro.tracing import Description, OutcomeCode, RegisteredFirearm, decide_outcome, score_candidates

DEMO = Path(__file__).parents[3] / "demo"
R1, R2, R3, R8, R9, R10, R11 = (OutcomeCode(f"R{number}") for number in (1, 2, 3, 8, 9, 10, 11))


def register(state):
    """A State's firearms of the story, and their lives."""
    rows = tomllib.loads((DEMO / f"firearms.{state}.toml").read_text("utf-8"))["firearm"]
    return [(_record(row), _life(row)) for row in rows]


def _life(row):
    return tuple(
        Event(
            str(number),
            EventKind(each["kind"]),
            each["on"],
            number,
            place=each.get("place", ""),
            holder=_holder(each.get("holder")),
            authority=each.get("authority", ""),
            data=each.get("data", {}),
        )
        for number, each in enumerate(row["events"], start=1)
    )


def _holder(given):
    return Holder(HolderKind(given["kind"]), given["name"], given.get("country", "")) if given else None


def _record(row):
    state = fold_events(_life(row))
    words = {name: row[name] for name in ("make", "model", "calibre", "type", "serial")}
    return RegisteredFirearm(
        row["id"],
        **words,
        sold_on=state.sold_on,
        status=state.status.value,
        since=state.since,
        missing=state.missing_since is not None,
        duplicate_of=state.duplicate_of,
    )


def recovered():
    return tomllib.loads((DEMO / "recoveries.XA.toml").read_text("utf-8"))["recovery"]


def decide(row, home):
    words = {name: row[name] for name in ("make", "model", "calibre", "type", "serial")}
    description = Description.of(**words)
    known = register(home)
    ranking = score_candidates(
        description, [each for each, _ in known], population=2_000, recovered_on=row["recovered_on"]
    )
    lives = {each.id: life for each, life in known}
    life = lives[ranking.best.firearm.id] if ranking.best else ()
    return decide_outcome(description, ranking, life, home=home, recovered_on=row["recovered_on"])


@pytest.mark.parametrize(
    ("recovery", "home", "code", "also"),
    [
        ("PDN-2021-0114-2", "XB", R3, ()),
        ("PDN-2021-0114-3", "XA", R10, ()),
        ("PDN-2021-0114-4", "XA", R8, (R9,)),
        ("PA-2020-0311-1", "XA", R11, ()),
        ("PA-2020-0311-1", "XB", R8, (R9,)),
        ("VH-2020-0302-1", "XB", R2, ()),
    ],
)
def test_each_recovery_ends_as_the_story_tells(recovery, home, code, also):
    row = next(each for each in recovered() if each["id"] == recovery)
    decision = decide(row, home)
    assert (decision.code, decision.also) == (code, also)


def test_the_pistol_on_the_table_is_the_stolen_one():
    row = {"make": "Ferro", "model": "F9", "calibre": "9 x 19", "type": "pistol", "serial": "FR0l48?2"}
    decision = decide({**row, "recovered_on": recovered()[0]["recovered_on"]}, "XB")
    assert (decision.code, decision.also) == (R1, (R9,))
    assert decision.candidate.firearm.id == "XB-0148B2"
    assert decision.candidate.probability > 0.9
