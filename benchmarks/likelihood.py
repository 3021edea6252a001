"""Likelihood ratios from scores that another institute published, beside the figures stated for them.

    python -m benchmarks.likelihood
    python -m benchmarks.likelihood --draw    and the plot, docs/algorithms/likelihood-ratios.svg

For each kind of mark: the same model gives the stated figures to three decimals (1 when it does not); then
other models on the same splits, in which no weapon is both learnt from and judged. `over_stated` is the mean
Cllr divided by the mean of the stated ones: below 1 is better. Then breech face and firing pin of the same
pairs of weapons together, and how far all methods are from `lir`. Scores: ../shared/data/ballistics/scores.
"""

import json
import sys
import time

from benchmarks.likelihoods import against_lir, joint
from benchmarks.likelihoods.drawing import PLOT, draw
from benchmarks.likelihoods.nfi import FITS, FOLDER, MARKS, Mark, read, split_costs
from rastro.ballistics import likelihood

AGREES = 1e-6
TOGETHER = "breech face and firing pin"


def main() -> int:
    """Print every figure; 0 when the stated ones come out."""
    if not FOLDER.exists():
        print(json.dumps({"skipped": "no scores beside the checkout"}))
        return 0
    held = [measure(mark) for mark in MARKS]
    together()
    version, apart = against_lir.furthest()
    held.append(apart <= AGREES)
    print(json.dumps({"claim": "agrees with lir", "lir": version, "furthest": apart, "holds": held[-1]}))
    if "--draw" in sys.argv:
        draw(MARKS[1], PLOT)
    return 0 if all(held) else 1


def measure(mark: Mark) -> bool:
    """One kind of mark with every model."""
    rows = read(mark)
    stated = sum(mark.stated_cllr) / len(mark.stated_cllr)
    whole = {
        "auc": likelihood.auc(*rows.whole("score")),
        "cllr_min": likelihood.cllr_min(*rows.whole("score")),
    }
    _say(mark, claim="discrimination", **{name: round(value, 4) for name, value in whole.items()})
    again: list[float] = []
    for model in FITS:
        if model.startswith("counts") and rows.counts is None:
            continue
        for bounded in (False, True):
            began = time.process_time()
            costs = split_costs(rows, model, bounded=bounded)
            if model == "as stated" and not bounded:
                again = costs
            told = {"model": model, "bounded": bounded, "cllr": [round(each, 3) for each in costs]}
            ratio = round(sum(costs) / len(costs) / stated, 2)
            _say(mark, **told, over_stated=ratio, cpu_seconds=round(time.process_time() - began, 2))
    holds = all(
        f"{ours:.3f}" == f"{theirs:.3f}" for ours, theirs in zip(again, mark.stated_cllr, strict=True)
    )
    holds &= f"{whole['auc']:.4f}" == f"{mark.stated_auc:.4f}"
    holds &= mark.stated_cllr_min is None or f"{whole['cllr_min']:.3f}" == f"{mark.stated_cllr_min:.3f}"
    _say(mark, claim="stated figures come out", holds=holds, stated=list(mark.stated_cllr))
    return holds


def together() -> None:
    """Breech face and firing pin of one pair, by each rule."""
    marks = joint.tables()
    print(json.dumps({"mark": TOGETHER, "claim": "dependence", **joint.tested(marks).as_json()}))
    found = [joint.costs(marks, seed) for seed in joint.SEEDS]
    for rule in joint.RULES:
        costs = [each[rule] for each in found]
        alone = sum(min(each[name] for name in joint.NAMES) for each in found)
        told = {
            "cllr": [round(each, 3) for each in costs],
            "over_the_better_mark": round(sum(costs) / alone, 2),
        }
        print(json.dumps({"mark": TOGETHER, "model": rule, **told}))


def _say(mark: Mark, **told: object) -> None:
    print(json.dumps({"mark": mark.name, **told}))


if __name__ == "__main__":
    sys.exit(main())
