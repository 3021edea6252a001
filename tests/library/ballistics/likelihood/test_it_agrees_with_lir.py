"""Every method that the Dutch `lir` has says the same here, to six decimals."""

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from rastro.ballistics import likelihood

HERE = Path(__file__).parent
KEPT = json.loads((HERE / "lir.json").read_text("utf-8"))
SEEDS = sorted(KEPT["seeds"])


def the_peer():
    """The module beside this file; tests are no package."""
    spec = importlib.util.spec_from_file_location("lir_peer", HERE / "peer.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PEER = the_peer()


def close(ours, theirs):
    np.testing.assert_allclose(ours, np.asarray(theirs, float), rtol=0, atol=1e-6)


def scores(seed):
    return PEER.scores(int(seed))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("method", "fit"),
    [
        ("logistic", likelihood.fit_logistic),
        ("ridge", lambda km, knm: likelihood.fit_logistic(km, knm, ridge=PEER.RIDGE)),
        ("kde", likelihood.fit_densities),
        ("isotonic", likelihood.fit_isotonic),
    ],
)
def test_models(method, fit, seed):
    close(fit(*scores(seed)).log10_lr(PEER.AT), KEPT["seeds"][seed][method])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_fusion_of_marks(seed):
    fusion = likelihood.fit_fusion(*PEER.marks(int(seed)), firth=False)
    close(fusion.log10_lr(PEER.AT_MARKS), KEPT["seeds"][seed]["fusion"])


@pytest.mark.parametrize("seed", SEEDS)
def test_measures_and_bounds(seed):
    kept, (km, knm) = KEPT["seeds"][seed], scores(seed)
    model = likelihood.fit_logistic(km, knm)
    one, two = model.log10_lr(km), model.log10_lr(knm)
    close(likelihood.cllr(one, two), kept["cllr"])
    close(likelihood.cllr_min(one, two), kept["cllr_min"])
    close(likelihood.ece(one, two, PEER.PRIORS), kept["ece"])
    close(likelihood.elub(one, two), kept["elub"])


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_kept_is_what_it_says_today(seed):
    pytest.importorskip(
        "lir", reason="lir is not installed (extra `peers`); its figures are kept in lir.json"
    )
    for name, value in PEER.figures(int(seed)).items():
        close(value, KEPT["seeds"][seed][name])
