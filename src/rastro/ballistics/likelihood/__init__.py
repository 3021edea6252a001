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
from rastro.ballistics.likelihood.combination_files import (
    combination_digest,
    read_combination,
    write_combination,
)
from rastro.ballistics.likelihood.combining import (
    Combination,
    Combined,
    combine,
    strongest,
    weigh_marks,
)
from rastro.ballistics.likelihood.counts import Counts, fit_counts
from rastro.ballistics.likelihood.densities import Densities, fit_densities
from rastro.ballistics.likelihood.dependence import Dependence, MarksTogether, dependence
from rastro.ballistics.likelihood.fusion import LEAST_MARKS, Fusion, fit_fusion
from rastro.ballistics.likelihood.heldout import HeldOut, held_out
from rastro.ballistics.likelihood.isotonic import Isotonic, fit_isotonic
from rastro.ballistics.likelihood.joining import Joint, MarkScores, join
from rastro.ballistics.likelihood.known import KnownPairs
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
from rastro.ballistics.likelihood.shipped import (
    calibration_for,
    population_text,
    shipped_calibration,
    shipped_calibrations,
)
from rastro.ballistics.likelihood.weighing import LikelihoodRatio, likelihood_ratio, verbal_scale

__all__ = [
    "LEAST_MARKS",
    "Calibration",
    "Combination",
    "Combined",
    "Counts",
    "Densities",
    "Dependence",
    "Fusion",
    "HeldOut",
    "Isotonic",
    "Joint",
    "KnownPairs",
    "LikelihoodRatio",
    "Logistic",
    "MarkScores",
    "MarksTogether",
    "Model",
    "ReliabilityBin",
    "auc",
    "calibrate",
    "calibration_for",
    "cllr",
    "cllr_min",
    "combination_digest",
    "combine",
    "dependence",
    "ece",
    "elub",
    "fit",
    "fit_counts",
    "fit_densities",
    "fit_fusion",
    "fit_isotonic",
    "fit_logistic",
    "held_out",
    "join",
    "likelihood_ratio",
    "population_text",
    "read_calibration",
    "read_combination",
    "reliability",
    "shipped_calibration",
    "shipped_calibrations",
    "strongest",
    "tippett",
    "verbal_scale",
    "weapon_weights",
    "weigh_marks",
    "within",
    "write_calibration",
    "write_combination",
]

del _texts
