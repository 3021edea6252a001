"""The models by name: how each is set, and how it comes back from a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import ArrayLike

from rastro.ballistics.likelihood.counts import Counts, fit_counts
from rastro.ballistics.likelihood.densities import Densities, fit_densities
from rastro.ballistics.likelihood.logistic import Logistic, fit_logistic
from rastro.ballistics.likelihood.scores import Numbers
from rastro.canonical import InvalidInput

CURVE = 129
"""Points at which a replicate of kernel densities is kept."""


class Model(Protocol):
    """What turns scores into log10 likelihood ratios."""

    def log10_lr(self, scores: ArrayLike) -> Numbers:
        """log10 likelihood ratios of scores."""

    def as_json(self) -> dict[str, Any]:
        """The parameters, for a file."""


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """log10 likelihood ratios at some scores, straight between them and level beyond.

    Parameters
    ----------
    scores, values
        Where, rising, and how much.
    """

    scores: Numbers
    values: Numbers

    def log10_lr(self, scores: ArrayLike) -> Numbers:
        """log10 likelihood ratios of scores, shape (pairs,)."""
        return np.asarray(np.interp(np.asarray(scores, np.float64), self.scores, self.values), np.float64)

    def as_json(self) -> dict[str, Any]:
        """The parameters, for a file."""
        return {"scores": self.scores.tolist(), "values": self.values.tolist()}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """The parameters, from a file."""
        return cls(np.asarray(told["scores"], np.float64), np.asarray(told["values"], np.float64))


type Fit = Callable[[ArrayLike, ArrayLike, tuple[ArrayLike, ArrayLike] | None], Model]

FITS: dict[str, Fit] = {
    "logistic": lambda km, knm, weights: fit_logistic(km, knm, firth=True, weights=weights),
    "kde": lambda km, knm, weights: fit_densities(km, knm, weights=weights),
    "counts": lambda km, knm, weights: fit_counts(km, knm, weights=weights),
}
"""Logistic with Jeffreys' prior; kernel densities; beta-binomial against binomial."""

READERS: dict[str, Callable[[dict[str, Any]], Model]] = {
    "logistic": Logistic.from_json,
    "kde": Densities.from_json,
    "counts": Counts.from_json,
    "curve": Curve.from_json,
}


def fit(
    model: str, km: ArrayLike, knm: ArrayLike, *, weights: tuple[ArrayLike, ArrayLike] | None = None
) -> Model:
    """Set a model on scores whose truth is known.

    Parameters
    ----------
    model
        `logistic`, `kde` or `counts`.
    km, knm
        Scores of known matches and non-matches, shapes (pairs,); for `counts` (pairs, 2).
    weights
        How much each pair counts.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.model`, or what the model finds wrong with the scores.
    """
    if model not in FITS:
        raise InvalidInput("ballistics.likelihood.model", field="model", model=model, models=", ".join(FITS))
    return FITS[model](km, knm, weights)


def replicate(model: str, km: ArrayLike, knm: ArrayLike, weights: tuple[ArrayLike, ArrayLike]) -> Model:
    """A model set on scores weighed otherwise, in the short form that a file keeps."""
    made = fit(model, km, knm, weights=weights)
    if not isinstance(made, Densities):
        return made
    everything = np.concatenate([np.asarray(km, np.float64), np.asarray(knm, np.float64)])
    at = np.linspace(everything.min(), everything.max(), CURVE)
    return Curve(at, np.clip(made.log10_lr(at), -99.0, 99.0).round(6))


def read_model(kind: str, told: dict[str, Any]) -> Model:
    """A model from a file.

    Raises
    ------
    KeyError, TypeError, ValueError
        If it does not have the form.
    """
    return READERS[kind](told)


def shortened(kind: str, made: Sequence[Model]) -> str:
    """The name under which replicates of a model are kept."""
    return "curve" if any(isinstance(each, Curve) for each in made) else kind
