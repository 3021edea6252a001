"""What a calibration set says of a comparison."""

from typing import Any

import rastro.cli.scores_texts  # noqa: F401 - registers the sentences
from rastro.ballistics.likelihood import Calibration, likelihood_ratio
from rastro.canonical import InvalidInput, Text
from rastro.cli.scores import score_of

WEIGHED = ("log10_lr", "low", "high", "bounded", "verbal")


def weighed(told: dict[str, Any], calibration: Calibration) -> dict[str, Any]:
    """The likelihood ratio, its interval and bounds, and the set's name, version and digest.

    Raises
    ------
    InvalidInput
        `cli.compare.method` if the set is of another version of the comparison, `cli.compare.score` if it
        weighs what the comparison does not give.
    """
    here = told["recipe"]["version"]
    if calibration.method not in {"", here}:
        facts = {"name": calibration.name, "wanted": calibration.method, "here": here}
        raise InvalidInput("cli.compare.method", field="calibration", **facts)
    row = {"score": told["score"], "cells": told["cells"], "cmc": told["cmc"]["consensus"]}
    try:
        score = score_of(row, calibration.score, counts=calibration.model_kind == "counts")
    except (KeyError, ValueError, ZeroDivisionError):
        facts = {"name": calibration.name, "score": calibration.score}
        raise InvalidInput("cli.compare.score", field="calibration", **facts) from None
    return {
        **likelihood_ratio(score, calibration).as_json(),
        "bounds": [calibration.lower, calibration.upper],
        "calibration set": calibration.label,
    }


def weighed_line(told: dict[str, Any]) -> Text:
    """The same, for a person."""
    named = told["calibration set"]
    verbal = Text(f"ballistics.verbal.{told['verbal']}")
    return Text(
        "cli.compare.weighed", {**told, "set": named["name"], "version": named["version"], "verbal": verbal}
    )
