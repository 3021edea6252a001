"""Combinations as files: every mark's set within, and a digest over all of it."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from rastro.ballistics.likelihood.calibration import read_calibration
from rastro.ballistics.likelihood.combining import Combination
from rastro.ballistics.likelihood.dependence import Dependence, MarksTogether
from rastro.ballistics.likelihood.digested import digest_of, read_digested, written
from rastro.ballistics.likelihood.fusion import Fusion
from rastro.canonical import InvalidInput

FORMAT = "rastro-combination-1"


def combination_digest(combination: Combination) -> str:
    """SHA-256 over all of a combination."""
    return digest_of(_told(combination))


def write_combination(combination: Combination) -> bytes:
    """A combination as a JSON file, with its digest."""
    return written(_told(combination))


def read_combination(source: bytes | Path) -> Combination:
    """A combination from its file; one that was changed since it was made is refused.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.combination_form` or `ballistics.likelihood.set_digest`.
    TooLarge
        `ballistics.likelihood.set_large`.
    """
    told = read_digested(source, form=FORMAT, field="combination", bad=_bad)
    try:
        return _read(told)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _bad("a part") from None


def _read(told: dict[str, Any]) -> Combination:
    sets = {
        str(name): read_calibration(json.dumps(one, ensure_ascii=False).encode())
        for name, one in told["calibrations"].items()
    }
    fusion = Fusion.from_json(told["fusion"])
    again = tuple(Fusion.from_json(each) for each in told["replicates"])
    lower, upper = (float(each) for each in told["bounds"])
    whole = all(len(each.slopes) == len(sets) for each in (fusion, *again))
    if not (whole and np.isfinite([lower, upper]).all() and lower <= 0 <= upper):
        raise _bad("fusion")
    tests = tuple(MarksTogether(**each) for each in told["dependence"]["tests"])
    return Combination(
        name=str(told["name"]),
        version=str(told["version"]),
        calibrations=sets,
        dependence=Dependence(tests, float(told["dependence"]["margin"])),
        fusion=fusion,
        replicates=again,
        lower=lower,
        upper=upper,
        km=int(told["km"]),
        knm=int(told["knm"]),
        weapons=int(told["weapons"]),
    )


def _told(combination: Combination) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "name": combination.name,
        "version": combination.version,
        "calibrations": {name: one.as_json() for name, one in combination.calibrations.items()},
        "dependence": combination.dependence.as_json(),
        "rule": combination.rule,
        "fusion": combination.fusion.as_json(),
        "replicates": [each.as_json() for each in combination.replicates],
        "bounds": [combination.lower, combination.upper],
        "km": combination.km,
        "knm": combination.knm,
        "weapons": combination.weapons,
    }


def _bad(part: str) -> InvalidInput:
    return InvalidInput("ballistics.likelihood.combination_form", field="combination", part=part)
