"""What `lir` (NFI, Apache-2.0) says of made-up scores: `python peer.py > lir.json` where it is installed."""

import json
import sys

import numpy as np

AT = np.linspace(-0.2, 1.2, 29)
PRIORS = np.linspace(-3.0, 3.0, 13)
RIDGE = 0.25


def scores(seed):
    """Known matches and non-matches that overlap; some are equal."""
    random = np.random.default_rng(seed)
    km, knm = random.normal(0.62, 0.17, 83), random.normal(0.3, 0.11, 641)
    return km.round(2), knm.round(2)


def marks(seed):
    """Two marks of each pair, which go together: log10 likelihood ratios, shape (pairs, 2)."""
    random = np.random.default_rng(seed + 100)
    spread = np.array([[0.6, 0.3], [0.3, 0.5]])
    return (
        random.multivariate_normal([0.9, 0.5], spread, 70).round(3),
        random.multivariate_normal([-0.8, -0.6], spread, 400).round(3),
    )


AT_MARKS = np.stack([AT * 2, AT[::-1] * 3], axis=1)


def fused(seed):
    """Logistic regression on both marks, both kinds weighing alike."""
    from lir.algorithms.logistic_regression import LogisticRegression
    from lir.data.models import FeatureData

    km, knm = marks(seed)
    labels = np.concatenate([np.ones(len(km)), np.zeros(len(knm))])
    exact = {"tol": 1e-12, "max_iter": 10_000, "solver": "newton-cholesky", "class_weight": "balanced"}
    model = LogisticRegression(C=1e12, **exact)
    model.fit(FeatureData(features=np.concatenate([km, knm]), labels=labels))
    chance = np.ravel(model.apply(FeatureData(features=AT_MARKS)).features)
    return (np.log10(chance) - np.log10(1 - chance)).tolist()


def figures(seed):
    """Each method's figures by name."""
    from lir.algorithms.bayeserror import elub
    from lir.algorithms.isotonic_regression import IsotonicCalibrator
    from lir.algorithms.kde import KDECalibrator
    from lir.algorithms.logistic_regression import LogitCalibrator
    from lir.data.models import FeatureData, LLRData
    from lir.metrics import cllr, cllr_min
    from lir.plotting.expected_calibration_error import calculate_ece

    km, knm = scores(seed)
    labels = np.concatenate([np.ones(len(km)), np.zeros(len(knm))])
    train = FeatureData(features=np.concatenate([km, knm])[:, None], labels=labels)
    at = FeatureData(features=AT[:, None])
    exact = {"tol": 1e-12, "max_iter": 10_000, "solver": "newton-cholesky"}
    models = {
        "logistic": LogitCalibrator(C=1e12, **exact),
        "ridge": LogitCalibrator(C=1 / RIDGE, **exact),
        "kde": KDECalibrator(bandwidth="silverman"),
        "isotonic": IsotonicCalibrator(),
    }
    told = {name: model.fit(train).apply(at).llrs.tolist() for name, model in models.items()}
    told["fusion"] = fused(seed)
    llrs = models["logistic"].apply(train).replace_as(LLRData, labels=labels)
    told["cllr"], told["cllr_min"] = cllr(llrs), cllr_min(llrs)
    told["ece"] = calculate_ece(10.0**llrs.llrs, labels, 1 / (1 + 10.0**-PRIORS)).tolist()
    told["elub"] = [float(each) for each in elub(llrs)]
    return told


if __name__ == "__main__":
    from importlib.metadata import version

    told = {"lir": version("lir"), "seeds": {str(seed): figures(seed) for seed in (1, 2, 3)}}
    sys.stdout.write(json.dumps(told).replace("Infinity", '"inf"').replace('-"inf"', '"-inf"') + "\n")
