"""Likelihood ratios: from a score to how strongly it supports one weapon over two."""

from rastro.ballistics.likelihood import texts as _texts
from rastro.ballistics.likelihood.bootstrap import weapon_weights
from rastro.ballistics.likelihood.bounds import elub
from rastro.ballistics.likelihood.calibration import (
    Calibration,
    calibrate,
    read_calibration,
    within,
    write_calibration,
)
from rastro.ballistics.likelihood.counts import Counts, fit_counts
from rastro.ballistics.likelihood.densities import Densities, fit_densities
from rastro.ballistics.likelihood.heldout import HeldOut, held_out
from rastro.ballistics.likelihood.isotonic import Isotonic, fit_isotonic
from rastro.ballistics.likelihood.logistic import Logistic, fit_logistic
from rastro.ballistics.likelihood.measures import (
    ReliabilityBin,
    auc,
    cllr,
    cllr_min,
    ece,
    reliability,
    tippett,
)
from rastro.ballistics.likelihood.models import Model, fit
from rastro.ballistics.likelihood.weighing import LikelihoodRatio, likelihood_ratio, verbal_scale

__all__ = [
    "Calibration",
    "Counts",
    "Densities",
    "HeldOut",
    "Isotonic",
    "LikelihoodRatio",
    "Logistic",
    "Model",
    "ReliabilityBin",
    "auc",
    "calibrate",
    "cllr",
    "cllr_min",
    "ece",
    "elub",
    "fit",
    "fit_counts",
    "fit_densities",
    "fit_isotonic",
    "fit_logistic",
    "held_out",
    "likelihood_ratio",
    "read_calibration",
    "reliability",
    "tippett",
    "verbal_scale",
    "weapon_weights",
    "within",
    "write_calibration",
]

del _texts
