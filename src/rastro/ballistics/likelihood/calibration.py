"""Calibration sets: made once on a laboratory's own known pairs, named in every result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rastro.ballistics.likelihood.bootstrap import Pairs, weapon_weights, weapons_of
from rastro.ballistics.likelihood.bounds import elub
from rastro.ballistics.likelihood.digested import digest_of, read_digested, written
from rastro.ballistics.likelihood.known import KnownPairs
from rastro.ballistics.likelihood.models import Model, fit, read_model, replicate, shortened
from rastro.canonical import InvalidInput

FORMAT = "rastro-calibration-1"
DRAWS = 200
NO_FIGURES: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calibration:
    """How scores of one mark, by one method, become likelihood ratios.

    Parameters
    ----------
    name, version
        What it is called, as every result names it.
    mark
        The kind of mark, such as `breech face`.
    score
        What is weighed, such as `score` or `cmc/n`.
    method
        Version of the comparison that made the scores.
    model_kind, model
        Name and parameters of the model.
    replicates
        The model set again on weapons drawn anew; the interval comes of these.
    lower, upper
        log10 likelihood ratios beyond which the data do not carry (ELUB).
    km, knm, weapons
        How many pairs and weapons it was set on.
    population
        What these were, in words: of what else the set says nothing.
    figures
        How well it weighs weapons it never saw (:class:`HeldOut`); empty where that was not measured.
    known
        The scores it was made of; None where they were not kept.
    """

    name: str
    version: str
    mark: str
    score: str
    method: str
    model_kind: str
    model: Model
    replicates: tuple[Model, ...]
    lower: float
    upper: float
    km: int
    knm: int
    weapons: int
    population: str = ""
    figures: Mapping[str, Any] = field(default=NO_FIGURES)
    known: KnownPairs | None = None

    def as_json(self) -> dict[str, Any]:
        """The set for a file, with its digest."""
        told = self._told()
        return {**told, "digest": digest_of(told)}

    @property
    def digest(self) -> str:
        """SHA-256 over all of it."""
        return digest_of(self._told())

    @property
    def label(self) -> dict[str, Any]:
        """What a result says of it."""
        told = {name: getattr(self, name) for name in ("name", "version", "mark", "population")}
        return {**told, "digest": self.digest}

    def _told(self) -> dict[str, Any]:
        texts = {name: getattr(self, name) for name in ("name", "version", "mark", "score", "method")}
        return {
            "format": FORMAT,
            **texts,
            "model": self.model_kind,
            "parameters": self.model.as_json(),
            "replicates_model": shortened(self.model_kind, self.replicates),
            "replicates": [each.as_json() for each in self.replicates],
            "bounds": [self.lower, self.upper],
            "km": self.km,
            "knm": self.knm,
            "weapons": self.weapons,
            **self._more(),
        }

    def _more(self) -> dict[str, Any]:
        """What a set need not have: sets without it keep the digest they have."""
        told = {
            "population": self.population,
            "figures": dict(self.figures),
            "scores": None if self.known is None else self.known.as_json(),
        }
        return {name: value for name, value in told.items() if value}


def calibrate(
    km: ArrayLike,
    knm: ArrayLike,
    *,
    km_pairs: Pairs,
    knm_pairs: Pairs,
    name: str,
    version: str,
    mark: str,
    score: str = "score",
    method: str = "",
    model: str = "logistic",
    draws: int = DRAWS,
    seed: int = 0,
    population: str = "",
    figures: Mapping[str, Any] = NO_FIGURES,
    keep: bool = False,
) -> Calibration:
    """Make a calibration set of known pairs.

    Parameters
    ----------
    km, knm
        Scores of known matches and non-matches, shapes (pairs,); for the model `counts` (pairs, 2).
    km_pairs, knm_pairs
        The weapons of each pair, so that the interval draws weapons, not pairs.
    name, version, mark, score, method
        What it is of; see :class:`Calibration`.
    model
        `logistic` (with Jeffreys' prior), `kde` or `counts`.
    draws, seed
        How many replicates, and the seed of their random numbers.
    population, figures
        See :class:`Calibration`.
    keep
        Whether the scores go into the set, with numbers for the weapons.

    Raises
    ------
    InvalidInput
        What :func:`rastro.ballistics.likelihood.fit` or `weapon_weights` finds wrong.
    """
    made = fit(model, km, knm)
    lower, upper = elub(made.log10_lr(km), made.log10_lr(knm))
    return Calibration(
        name=name,
        version=version,
        mark=mark,
        score=score,
        method=method,
        model_kind=model,
        model=made,
        replicates=_replicates(model, km, knm, (km_pairs, knm_pairs), draws, seed),
        lower=round(lower, 6),
        upper=round(upper, 6),
        km=len(km_pairs),
        knm=len(knm_pairs),
        weapons=len(weapons_of(km_pairs, knm_pairs)),
        population=population,
        figures=figures,
        known=KnownPairs.of(km, knm, km_pairs, knm_pairs) if keep else None,
    )


def _replicates(
    model: str, km: ArrayLike, knm: ArrayLike, pairs: tuple[Pairs, Pairs], draws: int, seed: int
) -> tuple[Model, ...]:
    """A draw on which the scores run the wrong way says nothing and is left out."""
    made = []
    for weights in weapon_weights(*pairs, draws=draws, seed=seed) if draws else ():
        try:
            made.append(replicate(model, km, knm, weights))
        except InvalidInput:
            continue
    return tuple(made)


def write_calibration(calibration: Calibration) -> bytes:
    """The set as a JSON file."""
    return written(calibration.as_json())


def read_calibration(source: bytes | Path) -> Calibration:
    """A set from its file; one that was changed since it was made is refused.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.set_form` or `ballistics.likelihood.set_digest`.
    TooLarge
        `ballistics.likelihood.set_large`.
    """
    return _read(read_digested(source, form=FORMAT, field="calibration", bad=_bad))


def _read(told: dict[str, Any]) -> Calibration:
    part = "parameters"
    try:
        model = read_model(told["model"], told["parameters"])
        part = "replicates"
        again = tuple(read_model(told["replicates_model"], each) for each in told[part])
        part = "bounds"
        lower, upper = (float(each) for each in told[part])
        part = "name"
        texts: dict[str, Any] = {
            name: str(told[name]) for name in ("name", "version", "mark", "score", "method")
        }
        numbers = {name: int(told[name]) for name in ("km", "knm", "weapons")}
        part = "scores"
        more = _read_more(told)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _bad(part) from None
    made = Calibration(
        **texts,
        model_kind=told["model"],
        model=model,
        replicates=again,
        lower=lower,
        upper=upper,
        km=numbers["km"],
        knm=numbers["knm"],
        weapons=numbers["weapons"],
        **more,
    )
    if not (np.isfinite([lower, upper]).all() and lower <= 0 <= upper):
        raise _bad("bounds")
    return made


def _read_more(told: dict[str, Any]) -> dict[str, Any]:
    scores = told.get("scores")
    return {
        "population": str(told.get("population", "")),
        "figures": dict(told.get("figures", {})),
        "known": None if scores is None else KnownPairs.from_json(scores),
    }


def _bad(part: str) -> InvalidInput:
    return InvalidInput("ballistics.likelihood.set_form", field="calibration", part=part)


def within(values: Sequence[float] | ArrayLike, calibration: Calibration) -> Any:
    """log10 likelihood ratios held within the set's bounds."""
    return np.clip(np.asarray(values, np.float64), calibration.lower, calibration.upper)
