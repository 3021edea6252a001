"""Likelihood ratios from scores that another institute published, beside the figures stated for them.

    python -m benchmarks.likelihood
    python -m benchmarks.likelihood --draw    and the plot, docs/algorithms/likelihood-ratios.svg

For each kind of mark: the same model gives the stated figures to three decimals (1 when it does not); then
other models on the same splits, in which no weapon is both learnt from and judged. `over_stated` is the mean
Cllr divided by the mean of the stated ones: below 1 is better. Scores: ../shared/data/ballistics/scores.
"""

import json
import sys
import time

from benchmarks.likelihoods.drawing import PLOT, draw
from benchmarks.likelihoods.nfi import FITS, MARKS, Mark, read, split_costs
from rastro.ballistics import likelihood


def main() -> int:
    """Print every figure; 0 when the stated ones come out."""
    held = [measure(mark) for mark in MARKS]
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


def _say(mark: Mark, **told: object) -> None:
    print(json.dumps({"mark": mark.name, **told}))


if __name__ == "__main__":
    sys.exit(main())
