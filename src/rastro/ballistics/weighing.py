"""What a calibration set says of a comparison, and why none says anything where none does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rastro.ballistics.comparing import ImpressionComparison
from rastro.ballistics.likelihood import (
    Calibration,
    LikelihoodRatio,
    calibration_for,
    likelihood_ratio,
    shipped_calibration,
    shipped_calibrations,
)
from rastro.ballistics.likelihood.scores import score_of
from rastro.ballistics.marks import Mark
from rastro.ballistics.recipe import FIRING_PIN, ImpressionRecipe
from rastro.ballistics.striae import LandComparison, StriationRecipe
from rastro.canonical import InvalidInput, Text

SHIPPED = "shipped"


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A likelihood ratio with the set it comes of; or neither, and why.

    Parameters
    ----------
    ratio, calibration
        Both None where nothing was weighed.
    why
        Then, in a sentence.
    """

    ratio: LikelihoodRatio | None = None
    calibration: Calibration | None = None
    why: Text | None = None

    def as_json(self) -> dict[str, Any]:
        """The same keys whether something was weighed or not."""
        if self.ratio is None or self.calibration is None:
            empty = dict.fromkeys(("log10_lr", "interval", "log10_lr_bounds", "bounded", "verbal"))
            note = None if self.why is None else {"code": self.why.code, "text": self.why.say()}
            return {**empty, "calibration_set": None, "calibration_note": note}
        told, used = self.ratio.as_json(), self.calibration
        return {
            "log10_lr": told["log10_lr"],
            "interval": [told["low"], told["high"]],
            "log10_lr_bounds": [round(used.lower, 3), round(used.upper, 3)],
            "bounded": told["bounded"],
            "verbal": told["verbal"],
            "calibration_set": used.label,
            "calibration_note": None,
        }


def weigh(
    mark: Mark,
    found: ImpressionComparison | LandComparison,
    *,
    calibration: Calibration | str | None = SHIPPED,
) -> Weighed:
    """Weigh a comparison; nothing where it is seen that a scan was taken or stored wrongly.

    Parameters
    ----------
    calibration
        A set, the name of one that comes with the library, `shipped` for the one that fits, or None.

    Raises
    ------
    InvalidInput
        Those of :func:`weigh_figures`.
    NotFound
        `ballistics.likelihood.set_unknown`.
    """
    if calibration is None:
        return Weighed(why=Text("ballistics.weighing.not_asked"))
    if calibration == SHIPPED:
        return _by_what_is_shipped(mark, found)
    used = shipped_calibration(calibration) if isinstance(calibration, str) else calibration
    if warnings_of(found):
        return Weighed(why=Text("ballistics.weighing.unreliable"))
    return Weighed(weigh_figures(figures_of(found), used, mark=mark, method=found.recipe.version), used)


def warnings_of(found: ImpressionComparison | LandComparison) -> tuple[Text, ...]:
    """Why the figures must not be relied on as they stand: a mirrored scan, a cast, a wrong scale."""
    if isinstance(found, LandComparison):
        return () if found.misread is None else (found.misread.note,)
    return found.warnings


def figures_of(found: ImpressionComparison | LandComparison) -> dict[str, Any]:
    """The numbers of a comparison by name, with `cells` and `cmc` whatever they count."""
    told = found.as_json()
    if isinstance(found, LandComparison):
        return {**told, "cells": told["segments"], "cmc": told["cmps"]}
    return {**told, "score": told["score"], "cmc": found.congruence.cmc}


def weigh_figures(
    figures: Mapping[str, Any], calibration: Calibration, *, mark: str, method: str
) -> LikelihoodRatio:
    """Weigh the figures of a comparison by a set.

    Raises
    ------
    InvalidInput
        `ballistics.weighing.method` if the set was made on another version of the comparison,
        `ballistics.weighing.mark` if it is of another kind of mark, `ballistics.weighing.score` if it weighs
        what the comparison does not give.
    """
    name = calibration.name
    if calibration.method not in {"", method}:
        facts = {"name": name, "wanted": calibration.method, "here": method}
        raise InvalidInput("ballistics.weighing.method", field="calibration", **facts)
    if calibration.mark in _SPECIFIC and mark in _SPECIFIC and calibration.mark != mark:
        facts = {"name": name, "wanted": calibration.mark, "here": mark}
        raise InvalidInput("ballistics.weighing.mark", field="calibration", **facts)
    try:
        score = score_of(figures, calibration.score, counts=calibration.model_kind == "counts")
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        facts = {"name": name, "score": calibration.score}
        raise InvalidInput("ballistics.weighing.score", field="calibration", **facts) from None
    return likelihood_ratio(score, calibration)


def usual_recipe(mark: Mark) -> ImpressionRecipe | StriationRecipe:
    """What is done to a kind of mark where nothing else is said."""
    if mark.striated:
        return StriationRecipe()
    return FIRING_PIN if mark is Mark.FIRING_PIN else ImpressionRecipe()


_SPECIFIC = frozenset({mark.value for mark in Mark} - {Mark.IMPRESSION.value})


def _by_what_is_shipped(mark: Mark, found: ImpressionComparison | LandComparison) -> Weighed:
    recipe = found.recipe
    if recipe.as_json() != usual_recipe(mark).as_json():
        return Weighed(why=Text("ballistics.weighing.own_recipe"))
    used = calibration_for(mark.value, method=recipe.version)
    if used is not None:
        return weigh(mark, found, calibration=used)
    said = Text(f"ballistics.mark.{mark.value}")
    older = next((each for each in shipped_calibrations() if each.mark == mark.value), None)
    if older is None:
        return Weighed(why=Text("ballistics.weighing.none_of_mark", {"mark": said}))
    facts = {"name": older.name, "wanted": older.method, "here": recipe.version}
    return Weighed(why=Text("ballistics.weighing.older", facts))
