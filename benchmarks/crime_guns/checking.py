"""Answers against the truth: the figures of what must hold."""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

type Row = dict[str, str]

FIRST = 0.97
IN_THREE = 0.995


def check(folder: Path) -> dict[str, object]:
    """Compare `ANSWERS.csv` with `TRUTH.csv` of a folder."""
    return figures(_rows(folder / "TRUTH.csv"), _rows(folder / "ANSWERS.csv"))


def figures(truth: Sequence[Row], answers: Sequence[Row]) -> dict[str, object]:
    """The figures, and whether all that must hold does."""
    counted = Counter(row["recovery_id"] for row in answers)
    answer_of = {row["recovery_id"]: row for row in answers}
    pairs = [(row, answer_of.get(row["recovery_id"], {})) for row in truth]
    told = {
        "lines": len(truth),
        "answered": sum(bool(answer.get("outcome")) for _, answer in pairs),
        "lost": [row["recovery_id"] for row, answer in pairs if not answer.get("outcome")],
        "duplicates": [name for name, count in counted.items() if count > 1],
        "strangers": sorted(set(counted) - {row["recovery_id"] for row in truth}),
        "outcomes": dict(sorted(Counter(answer.get("outcome", "") for _, answer in pairs).items())),
    }
    found = _found([pair for pair in pairs if pair[0]["serial"]])
    days = _days(pairs)
    bare = [(row["recovery_id"], answer.get("outcome", "")) for row, answer in pairs if not row["serial"]]
    without = {
        "lines": len(bare),
        "outcomes": dict(Counter(outcome for _, outcome in bare)),
        "other_than_R3_or_R10": [name for name, outcome in bare if outcome not in {"R3", "R10"}],
    }
    misread = any(row["mistake"] for row in truth)
    holds = (
        not told["lost"]
        and not told["duplicates"]
        and not without["other_than_R3_or_R10"]
        and not days["wrong"]
        and (misread or not days["not_said"])
        and float(found["first"]) >= FIRST
        and float(found["in_three"]) >= IN_THREE
    )
    return {**told, "with_serial": found, "time_to_crime": days, "without_serial": without, "holds": holds}


def _found(pairs: Sequence[tuple[Row, Row]]) -> dict[str, object]:
    firsts, threes, strict, strict_three, reasonless = [], [], 0, 0, []
    for row, answer in pairs:
        accepted = {row["firearm_id"], *filter(None, row["also_accepted"].split("|"))}
        named = [answer.get(f"firearm_id_{place}", "") for place in (1, 2, 3)]
        if named[0] not in accepted:
            firsts.append(row["recovery_id"])
        if not accepted & set(named):
            threes.append(row["recovery_id"])
        strict += named[0] == row["firearm_id"]
        strict_three += row["firearm_id"] in named
        if any(name and not answer.get(f"reason_{place}") for place, name in enumerate(named, 1)):
            reasonless.append(row["recovery_id"])
    total = max(len(pairs), 1)
    return {
        "lines": len(pairs),
        "first": round(1 - len(firsts) / total, 4),
        "in_three": round(1 - len(threes) / total, 4),
        "this_very_record_first": round(strict / total, 4),
        "this_very_record_in_three": round(strict_three / total, 4),
        "not_first": firsts,
        "not_in_three": threes,
        "candidate_without_reason": reasonless,
    }


def _days(pairs: Sequence[tuple[Row, Row]]) -> dict[str, object]:
    """Both dates known: equal to the day, unless there is no serial or several firearms look the same."""
    told: dict[str, list[str]] = {
        name: [] for name in ("equal", "wrong", "not_said", "not_told_apart", "no_serial", "not_checkable")
    }
    for row, answer in pairs:
        told.setdefault(_day(row, answer), []).append(row["recovery_id"])
    equal = len(told.pop("equal"))
    told.pop("", None)
    both = sum(bool(row["sold_on"] and row["recovered_on"]) for row, _ in pairs)
    return {"both_dates": both, "equal_to_the_day": equal, **told}


def _day(row: Row, answer: Row) -> str:
    if not (row["sold_on"] and row["recovered_on"]):
        return "not_checkable" if row["time_to_crime_days"] else ""
    if answer.get("time_to_crime_days", "") == row["time_to_crime_days"]:
        return "equal"
    if answer.get("time_to_crime_days"):
        return "wrong"
    if not row["serial"]:
        return "no_serial"
    return "not_told_apart" if row["also_accepted"] else "not_said"


def _rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
