"""What agreement between two records weighs, read once from its table."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log10
from typing import Any

SUBJECTS = ("make", "model", "calibre", "type", "country")


@dataclass(frozen=True, slots=True)
class WordWeights:
    """What one field weighs.

    Parameters
    ----------
    agrees
        How often it agrees when both records are of one firearm.
    others
        Decimal logarithm of the likelihood ratio of `near` and `differs`.
    share
        Share of a value among other firearms where nobody counted it.
    """

    agrees: float
    others: Mapping[str, float]
    share: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """From a score to a probability: `logit p = intercept + slope * score`.

    Parameters
    ----------
    intercept, slope
        Natural logarithms of odds.
    least_population
        A register of fewer firearms counts as this many.
    source
        On what it was set.
    """

    intercept: float
    slope: float
    least_population: int = 1000
    source: str = ""


@dataclass(frozen=True, slots=True)
class LinkageParameters:
    """Everything of `data/linkage.toml`."""

    words: Mapping[str, WordWeights]
    least_share: float
    lowest: float
    alone: float
    shortest: int
    kinds: int
    unlinked: float
    other_maker: float
    at_one: float
    half: float
    series: float
    least: float
    calibration: Calibration
    version: str


@cache
def linkage_parameters() -> LinkageParameters:
    """The parameters in use."""
    read = tomllib.loads(files("rastro.tracing").joinpath("data/linkage.toml").read_text("utf-8"))
    words, serial, near = read["words"], read["serial"], read["neighbours"]
    return LinkageParameters(
        {subject: _word(words[subject]) for subject in SUBJECTS},
        words["bounds"]["least_share"],
        words["bounds"]["lowest"],
        words["bounds"]["alone"],
        serial["shortest"],
        serial["kinds"],
        serial["unlinked"],
        serial["other_maker"],
        near["at_one"],
        near["half"],
        near["series"],
        near["least"],
        Calibration(**read["calibration"], source=f"rastro {read['version']}"),
        read["version"],
    )


def _word(table: Mapping[str, Any]) -> WordWeights:
    others = {
        verdict: log10(table[verdict]["same"] / table[verdict]["other"])
        for verdict in ("near", "differs")
        if verdict in table
    }
    return WordWeights(table["agrees"], others, table["share"])
