"""Whether the probability that two records are one firearm means what it says, and what the search finds.

    python -m benchmarks.calibration            every figure; 1 when one misses what must hold
    python -m benchmarks.calibration --draw     and the reliability plot, docs/algorithms/pair-score.svg
    python -m benchmarks.calibration --table F  records of another State, of the same columns

Pairs are built from the forensic records of Rio de Janeiro (../shared/data/records, see its PROVENANCE.md),
read where they lie. The real data says of no two lines whether they are one firearm; the page
docs/algorithms/pair-score.md tells what is assumed. Firearms are split by the digest of make and serial: the
calibration is set on one half and every figure is of the other.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.pairs.building import Pair, pairs
from benchmarks.pairs.drawing import draw
from benchmarks.pairs.records import HERE, TABLE, Seized, seized
from benchmarks.pairs.searching import GROUPS, MULTI_MAKE, Register, groups, misread_once, multi_make
from rastro.tracing import (
    Calibration,
    Frequencies,
    PairWeight,
    Reliability,
    calibrate,
    probability_of,
    reliability,
    weigh_pair,
)

PLOT = HERE / "docs" / "algorithms" / "pair-score.svg"
MOST_ERROR, LEAST_RECALL, LEAST_FIRST = 0.03, 0.995, 0.97
SAMPLE, SEEDS = 3_000, (1, 2)


def main(arguments: list[str]) -> int:
    """Print the figures, one JSON line a claim."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration")
    parser.add_argument("--table", type=Path, default=TABLE)
    parser.add_argument("--draw", action="store_true", help="write the reliability plot")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="firearms mis-read for each seed")
    parser.add_argument("--only", choices=("pairs", "search"))
    given = parser.parse_args(arguments)
    if not given.table.exists():
        print(json.dumps({"skipped": f"no {given.table.name}"}))
        return 0
    firearms = seized(given.table)
    holds = True
    if given.only != "search":
        holds &= measure_pairs(firearms, plot=given.draw)
    if given.only != "pairs":
        holds &= measure_search(firearms, given.sample)
    return 0 if holds else 1


def measure_pairs(firearms: Sequence[Seized], *, plot: bool) -> bool:
    """Brier score and calibration error, with the shipped parameters and with those set on one half."""
    frequencies = Frequencies.of(each.lines[0].record for each in firearms)
    built = pairs(firearms)
    weighed = [(each, weigh_pair(each.one, each.other, frequencies)) for each in built]
    aside = [(pair, weight) for pair, weight in weighed if pair.held_out]
    fitted = calibrate((weight.score, pair.same) for pair, weight in weighed if not pair.held_out)
    shipped = reliability((weight.probability, pair.same) for pair, weight in aside)
    _say("shipped parameters, held-out half", shipped)
    _say("set on the other half", _of(aside, fitted), intercept=fitted.intercept, slope=fitted.slope)
    usual = [(pair, weigh_pair(pair.one, pair.other)) for pair, _ in aside]
    _say("without counted frequencies", reliability((w.probability, p.same) for p, w in usual))
    unsure = [(w.probability, p.same) for p, w in aside if 0.02 < w.probability < 0.98]
    _say("of them between 0.02 and 0.98", reliability(unsure))
    _kinds(aside)
    if plot:
        PLOT.parent.mkdir(parents=True, exist_ok=True)
        PLOT.write_text(draw(shipped), "utf-8")
        print(json.dumps({"drawn": str(PLOT.relative_to(HERE))}))
    return shipped.error <= MOST_ERROR


def _of(aside: Sequence[tuple[Pair, PairWeight]], calibration: Calibration) -> Reliability:
    return reliability((probability_of(weight.score, calibration), pair.same) for pair, weight in aside)


def _say(name: str, told: Reliability, **more: float) -> None:
    figures = {"pairs": told.pairs, "brier": round(told.brier, 5), "ece": round(told.error, 5)}
    bins = [[round(each.claimed, 3), round(each.observed, 3), each.pairs] for each in told.bins]
    print(json.dumps({"claim": name, **figures, **more, "bins": bins}))


def _kinds(aside: Sequence[tuple[Pair, PairWeight]]) -> None:
    claimed: defaultdict[str, list[float]] = defaultdict(list)
    for pair, weight in aside:
        claimed[f"{pair.kind}, {'one' if pair.same else 'two'}"].append(weight.probability)
    told = {
        name: {
            "pairs": len(values),
            "mean": round(sum(values) / len(values), 4),
            "above_half": round(sum(value > 0.5 for value in values) / len(values), 4),
        }
        for name, values in sorted(claimed.items())
    }
    print(json.dumps({"claim": "by kind of pair, held-out half", "kinds": told}))


def measure_search(firearms: Sequence[Seized], sample: int) -> bool:
    """Where the right firearm stands in the whole search."""
    register = Register(firearms)
    holds = True
    for seed in SEEDS:
        places = Counter(each.place for each in misread_once(register, sample=sample, seed=seed))
        total = sum(places.values())
        in_three = sum(places[place] for place in (1, 2, 3)) / total
        told = {"first": round(places[1] / total, 4), "recall_at_3": round(in_three, 4), "asked": total}
        print(json.dumps({"claim": "mis-read once", "seed": seed, "among": len(register.records), **told}))
        holds &= in_three >= LEAST_RECALL
    if GROUPS.exists():
        found = list(groups(register))
        first = sum(each.place == 1 for each in found) / len(found)
        three = sum(each.place in (1, 2, 3) for each in found) / len(found)
        told = {"asked": len(found), "first": round(first, 4), "in_three": round(three, 4)}
        print(json.dumps({"claim": "confusable groups, each spelling asked for", **told}))
        holds &= first >= LEAST_FIRST and three == 1.0
    if MULTI_MAKE.exists():
        shown = multi_make(register)
        print(json.dumps({"claim": "serials under several makes", **shown}))
        holds &= shown["said"] == shown["pairs"]
    return holds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
