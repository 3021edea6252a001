"""How far our figures are from those of `lir`, which are kept beside the tests."""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from rastro.ballistics import likelihood

TESTS = Path(__file__).resolve().parents[2] / "tests" / "library" / "ballistics" / "likelihood"


def furthest() -> tuple[str, float]:
    """The version of `lir`, and the largest difference of any figure."""
    kept = json.loads((TESTS / "lir.json").read_text("utf-8"))
    return kept["lir"], max(max(_differences(kept["seeds"][seed], int(seed))) for seed in kept["seeds"])


def _differences(kept: dict[str, Any], seed: int) -> Iterator[float]:
    spec = importlib.util.spec_from_file_location("lir_peer", TESTS / "peer.py")
    assert spec
    assert spec.loader
    peer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(peer)
    km, knm = peer.scores(seed)
    logistic = likelihood.fit_logistic(km, knm)
    one, two = logistic.log10_lr(km), logistic.log10_lr(knm)
    ours = {
        "logistic": logistic.log10_lr(peer.AT),
        "ridge": likelihood.fit_logistic(km, knm, ridge=peer.RIDGE).log10_lr(peer.AT),
        "kde": likelihood.fit_densities(km, knm).log10_lr(peer.AT),
        "isotonic": likelihood.fit_isotonic(km, knm).log10_lr(peer.AT),
        "fusion": likelihood.fit_fusion(*peer.marks(seed), firth=False).log10_lr(peer.AT_MARKS),
        "cllr": likelihood.cllr(one, two),
        "cllr_min": likelihood.cllr_min(one, two),
        "ece": likelihood.ece(one, two, peer.PRIORS),
        "elub": likelihood.elub(one, two),
    }
    for name, value in ours.items():
        theirs, mine = np.ravel(np.asarray(kept[name], float)), np.ravel(np.asarray(value, float))
        assert (np.isfinite(mine) == np.isfinite(theirs)).all()
        finite = np.isfinite(mine)
        yield float(np.abs(mine[finite] - theirs[finite]).max())
