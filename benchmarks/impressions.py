"""All 780 pairs of Fadul's forty breech faces, in both directions, beside what others measured on them.

    python -m benchmarks.impressions [--every N]

Prints the congruent cells of known matches and non-matches, how well the score separates them, and what a
preparation, the whole-surface stage and a comparison cost. `--every` takes each Nth known non-match only.
"""

import argparse
import csv
import json
import os
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from pathlib import Path
from statistics import median

from benchmarks._impressions_flops import flops
from rastro.ballistics import PreparedImpression, compare_impressions, prepare_impression, read_x3p
from rastro.ballistics.likelihood import held_out
from rastro.ballistics.registering import register_whole
from rastro.ballistics.threads import one_thread

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "ballistics"
LEAST_MATCH, MOST_OTHER = 13, 2
COMPARISON, PREPARATION, WHOLE, MEGABYTES = 0.10, 0.5, 0.004, 500
PEERS = {
    "cmcR, original rule": {"km": "4-23", "knm": "0-3", "cpu_seconds": 64.0, "megabytes": 382},
    "cmcR, High CMC": {"km": "20-31", "knm": "0-3, one 10", "cpu_seconds": 64.0, "megabytes": 382},
    "NFI scratch (123 pairs)": {"km": "10-26", "knm": "<= 5", "cpu_seconds": 4.6, "megabytes": 1050},
}
_SCANS: dict[str, PreparedImpression] = {}


def main(arguments: list[str]) -> int:
    """Run all; 1 when a figure misses what must hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.impressions")
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args(arguments)
    if not DATA.exists():
        print(json.dumps({"skipped": "no scans beside the checkout"}))
        return 0
    rows = _scans()
    pairs = list(combinations(rows, 2))
    known = [(a["file"], b["file"]) for a, b in pairs if a["source"] == b["source"]]
    others = [(a["file"], b["file"]) for a, b in pairs if a["source"] != b["source"]][:: given.every]
    with ProcessPoolExecutor(os.cpu_count() or 1, initializer=_prepare_all) as pool:
        found = list(pool.map(_one, known + others, chunksize=8))
        megabytes = max(pool.map(_peak, range(8)))
    told = _told(found[: len(known)], found[len(known) :]) | _prepared_cost(rows) | {"megabytes": megabytes}
    told["weapon_disjoint_likelihood_ratios"] = _weighed(rows, found, known, others)
    print(json.dumps(told, indent=2))
    return 0 if _holds(told) else 1


def _scans() -> list[dict[str, str]]:
    with (DATA / "ground_truth.csv").open() as file:
        return [row for row in csv.DictReader(file) if row["study"] == "fadul2011"]


def _prepare_all() -> None:
    for row in _scans():
        _SCANS[row["file"]] = prepare_impression(read_x3p(DATA / row["file"]))


def _one(pair: tuple[str, str]) -> dict[str, float]:
    first, second = (_SCANS[name] for name in pair)
    began = time.process_time()
    with one_thread():
        register_whole(first, second)
    whole = time.process_time() - began
    began = time.process_time()
    compared = compare_impressions(first, second)
    return {
        "cmc": compared.congruence.cmc,
        **{f"rule {name}": counts.cmc for name, counts in compared.counts.items()},
        "score": compared.score,
        "whole": whole,
        "cpu": time.process_time() - began,
        "flops": flops(first, second),
    }


def _peak(_number: int) -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _prepared_cost(rows: list[dict[str, str]]) -> dict[str, float]:
    spent = []
    for row in rows:
        read = read_x3p(DATA / row["file"])
        began = time.process_time()
        prepare_impression(read)
        spent.append(time.process_time() - began)
    return {"preparation_cpu_seconds": round(median(spent), 3)}


def _told(known: list[dict[str, float]], others: list[dict[str, float]]) -> dict[str, object]:
    cpu = median(each["cpu"] for each in known + others)
    work = median(each["flops"] for each in known + others)
    return {
        "pairs": {"known_matches": len(known), "known_non_matches": len(others)},
        "cmc_known_matches": _range(known, "cmc"),
        "cmc_known_non_matches": _range(others, "cmc"),
        "rules": {
            name.removeprefix("rule "): {"km": _range(known, name), "knm": _range(others, name)}
            for name in known[0]
            if name.startswith("rule ")
        },
        "score_known_matches_least": round(min(each["score"] for each in known), 4),
        "score_known_non_matches_most": round(max(each["score"] for each in others), 4),
        "score_auc": _auc([each["score"] for each in known], [each["score"] for each in others]),
        "comparison_cpu_seconds": round(cpu, 4),
        "whole_surface_cpu_seconds": round(median(each["whole"] for each in known + others), 4),
        "gflop": round(work / 1e9, 2),
        "gflop_per_cpu_second": round(work / 1e9 / cpu, 1),
        "peers": {
            name: {**said, "times_our_cpu": round(float(str(said["cpu_seconds"])) / cpu)}
            for name, said in PEERS.items()
        },
    }


def _weighed(
    rows: list[dict[str, str]],
    found: list[dict[str, float]],
    known: list[tuple[str, str]],
    others: list[tuple[str, str]],
) -> dict[str, object]:
    """log10 likelihood ratios of every pair by calibrations that never saw its slides."""
    slide = {row["file"]: row["source"] for row in rows}
    scores = [each["score"] for each in found]
    km, knm = ([(slide[a], slide[b]) for a, b in pairs] for pairs in (known, others))
    weighed = held_out(scores[: len(known)], scores[len(known) :], km_pairs=km, knm_pairs=knm)
    return weighed.as_json()


def _range(compared: list[dict[str, float]], name: str) -> list[float]:
    return [min(each[name] for each in compared), max(each[name] for each in compared)]


def _auc(known: list[float], others: list[float]) -> float:
    above = sum((a > b) + (a == b) / 2 for a in known for b in others)
    return round(above / (len(known) * len(others)), 6)


def _holds(told: dict[str, object]) -> bool:
    matches, others = told["cmc_known_matches"], told["cmc_known_non_matches"]
    assert isinstance(matches, list)
    assert isinstance(others, list)
    return (
        matches[0] >= LEAST_MATCH
        and others[1] <= MOST_OTHER
        and told["score_auc"] == 1.0
        and _apart(told["weapon_disjoint_likelihood_ratios"])
        and float(str(told["comparison_cpu_seconds"])) <= COMPARISON
        and float(str(told["preparation_cpu_seconds"])) <= PREPARATION
        and float(str(told["whole_surface_cpu_seconds"])) <= WHOLE
        and int(str(told["megabytes"])) <= MEGABYTES
    )


def _apart(weighed: object) -> bool:
    assert isinstance(weighed, dict)
    return bool(weighed["lowest_km"] > weighed["highest_knm"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
