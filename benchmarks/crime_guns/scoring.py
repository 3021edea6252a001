"""The library alone on the table: every line mis-read once, scored against what a register would offer."""

import json
import random
import re
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.crime_guns.checking import figures
from benchmarks.crime_guns.splitting import RECOVERIES, TRUTH, recoveries
from benchmarks.crime_guns.table import Firearm, firearms, read
from rastro.canonical import InvalidInput
from rastro.markings import fold, search_keys
from rastro.registry import Event, EventKind, Holder, HolderKind
from rastro.tracing import (
    Candidate,
    Description,
    Ranking,
    RegisteredFirearm,
    decide_outcome,
    score_candidates,
    time_to_crime,
)

LIMIT = 200
ASIDE = 7

type Row = Mapping[str, str]


def score(table: Path, seeds: Sequence[int], *, third: str | None, wrong: bool) -> int:
    """Print the figures, seed by seed; 1 when one misses what must hold."""
    lines = read(table)
    registered = firearms(lines)
    failed = 0
    for seed in (None, *seeds):
        found, truth = recoveries(lines, registered, misread=seed)
        pairs = list(zip(found, truth, strict=True))
        chosen = _third(pairs, third)
        started = time.perf_counter()
        answers = answer_all([dict(zip(RECOVERIES, row, strict=True)) for row, _ in chosen], registered)
        seconds = time.perf_counter() - started
        rows = [dict(zip(TRUTH, row, strict=True)) for _, row in chosen]
        told = figures(rows, answers)
        failed += not told["holds"]
        print(json.dumps({"misread": seed, "seconds": round(seconds, 2), **_brief(told)}))
        if wrong:
            _show(rows, answers, registered)
    return 1 if failed else 0


def _third(pairs: list[tuple[Sequence[str], Sequence[str]]], third: str | None) -> list[tuple]:  # type: ignore[type-arg]
    if third is None:
        return pairs
    aside = set(random.Random(ASIDE).sample(range(len(pairs)), len(pairs) // 3))
    return [pair for place, pair in enumerate(pairs) if (place in aside) == (third == "aside")]


def answer_all(found: Sequence[Row], registered: Sequence[Firearm]) -> list[dict[str, str]]:
    """An answer's row for each recovery."""
    known = [_registered(each) for each in registered]
    lives = {each.id: _life(each) for each in registered}
    keys = [fold(each.serial) for each in known]
    return [_answer(row, known, keys, lives) for row in found]


def _registered(firearm: Firearm) -> RegisteredFirearm:
    first = firearm.lines[0]
    sold_on = firearm.first("sold_on")
    return RegisteredFirearm(
        firearm.id,
        make=first.make,
        calibre=firearm.first("calibre"),
        serial=first.serial,
        sold_on=date.fromisoformat(sold_on) if sold_on else None,
    )


def _life(firearm: Firearm) -> tuple[Event, ...]:
    sold_on = firearm.first("sold_on")
    if not sold_on:
        return (Event("1", EventKind.REGISTERED, seq=1),)
    buyer = Holder(HolderKind.PERSON, f"Buyer {firearm.id}")
    return (Event("1", EventKind.SOLD, date.fromisoformat(sold_on), 1, holder=buyer),)


def _answer(
    row: Row,
    known: Sequence[RegisteredFirearm],
    keys: Sequence[str],
    lives: Mapping[str, tuple[Event, ...]],
) -> dict[str, str]:
    description = Description.of(make=row["make"], calibre=row["calibre"], serial=row["serial"])
    recovered_on = date.fromisoformat(row["recovered_on"]) if row["recovered_on"] else None
    offered = _offered(description, known, keys)
    ranking = score_candidates(description, offered, population=len(known), recovered_on=recovered_on)
    best = ranking.best
    life = lives[best.firearm.id] if best else ()
    decision = decide_outcome(description, ranking, life, home="XB", recovered_on=recovered_on)
    days = _days(decision.candidate, recovered_on)
    answer = {
        "recovery_id": row["recovery_id"],
        "outcome": decision.code.value,
        "time_to_crime_days": "" if days is None else str(days),
    }
    return answer | _named(ranking)


def _days(candidate: Candidate | None, recovered_on: date | None) -> int | None:
    try:
        return time_to_crime(candidate.firearm.sold_on, recovered_on) if candidate else None
    except InvalidInput:
        return None


def _offered(
    description: Description, known: Sequence[RegisteredFirearm], keys: Sequence[str]
) -> list[RegisteredFirearm]:
    """What a register finds by its keys, at most 200."""
    if description.serial.reading is None:
        return []
    wanted = search_keys(description.serial.reading).folded
    pattern = re.compile(re.escape(wanted).replace(r"\?", "."))
    fitting = [place for place, key in enumerate(keys) if key and pattern.fullmatch(key)]
    near = process.extract(wanted, keys, scorer=fuzz.ratio, limit=LIMIT)
    places = dict.fromkeys([*fitting, *(place for _, _, place in near)])
    return [known[place] for place in places][:LIMIT]


def _named(ranking: Ranking) -> dict[str, str]:
    named = {}
    for place, each in enumerate(ranking.candidates[:3], start=1):
        named[f"firearm_id_{place}"] = each.firearm.id
        named[f"probability_{place}"] = f"{each.probability:.3f}"
        named[f"reason_{place}"] = "; ".join(reason.text.say() for reason in each.reasons)
    return named


def _brief(told: Mapping[str, object]) -> dict[str, object]:
    shown = dict(told)
    for name in ("with_serial", "time_to_crime", "without_serial"):
        part = shown[name]
        assert isinstance(part, dict)
        shown[name] = {key: len(v) if isinstance(v, list) else v for key, v in part.items()}
    return shown


def _show(truth: Sequence[Row], answers: Sequence[Row], registered: Sequence[Firearm]) -> None:
    serials = {each.id: f"{each.lines[0].make} {each.lines[0].serial}" for each in registered}
    for row, answer in zip(truth, answers, strict=True):
        accepted = {row["firearm_id"], *row["also_accepted"].split("|")}
        if row["serial"] and answer.get("firearm_id_1") not in accepted:
            first = answer.get("firearm_id_1", "")
            print(" ", row["recovery_id"], row["serial"], row["mistake"], answer["outcome"], "->",
                  serials.get(first), answer.get("probability_1"), answer.get("reason_1"), "| right:",
                  [place for place in (1, 2, 3) if answer.get(f"firearm_id_{place}") in accepted],
                  serials[row["firearm_id"]])  # fmt: skip
