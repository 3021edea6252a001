"""Calibration sets that come with the library: small, public, and plain about what they say nothing of."""

from functools import cache
from importlib.resources import files

from rastro.ballistics.likelihood.calibration import Calibration, read_calibration
from rastro.canonical import NotFound, Text, catalogue

FOLDER = "data"


@cache
def shipped_calibrations() -> tuple[Calibration, ...]:
    """Every set of the library, by name. `tools/calibration_sets.py` makes them."""
    folder = files("rastro.ballistics") / FOLDER
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".json")), key=lambda f: f.name)
    return tuple(read_calibration(file.read_bytes()) for file in found)


def shipped_calibration(name: str) -> Calibration:
    """The set of that name.

    Raises
    ------
    NotFound
        `ballistics.likelihood.set_unknown`, with the names there are.
    """
    for each in shipped_calibrations():
        if each.name == name:
            return each
    known = ", ".join(each.name for each in shipped_calibrations())
    raise NotFound("ballistics.likelihood.set_unknown", field="calibration", name=name, known=known)


def calibration_for(mark: str, *, method: str) -> Calibration | None:
    """The set for a kind of mark compared by a version of the method; None where the library has none."""
    fitting = (each for each in shipped_calibrations() if (each.mark, each.method) == (mark, method))
    return next(fitting, None)


def population_text(calibration: Calibration) -> Text:
    """What pairs a set was made on: of sets that come with the library in the reader's language."""
    code = f"ballistics.population.{calibration.name}"
    if catalogue().get(code) == calibration.population:
        return Text(code)
    return Text("ballistics.population.own", {"population": calibration.population})
