"""What a calibration set says of a comparison, and which set `--calibration` names."""

from pathlib import Path
from typing import Annotated, Any

import typer

from rastro.ballistics.likelihood import (
    Calibration,
    read_calibration,
    shipped_calibration,
    shipped_calibrations,
)
from rastro.ballistics.weighing import SHIPPED, Weighed
from rastro.canonical import Text

WEIGHED = ("log10_lr", "low", "high", "bounded", "verbal")
NONE = "none"

Named = Annotated[
    str,
    typer.Option(
        "--calibration",
        help="A calibration set: a file as `rastro calibrate` writes it, the name of one that comes with "
        "rastro, or none. Left out, the one that fits the mark.",
    ),
]


def named(said: str) -> Calibration | str | None:
    """The set that was named: `shipped` for the one that fits, None for none.

    Raises
    ------
    InvalidInput, NotFound
        Those of :func:`read_calibration` for a file, `ballistics.likelihood.set_unknown` for a name.
    """
    if said == NONE:
        return None
    if said == SHIPPED:
        return SHIPPED
    if any(each.name == said for each in shipped_calibrations()):
        return shipped_calibration(said)
    if Path(said).exists() or Path(said).suffix or "/" in said:
        return read_calibration(Path(said))
    return shipped_calibration(said)


def weighed_line(found: Weighed) -> Text | None:
    """A comparison's weight, or why it has none, for a person."""
    if found.ratio is None or found.calibration is None:
        return found.why
    facts: dict[str, Any] = {
        **found.ratio.as_json(),
        "set": found.calibration.name,
        "version": found.calibration.version,
        "verbal": found.ratio.text,
    }
    return Text("cli.compare.weighed", facts)
