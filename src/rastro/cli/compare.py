"""`rastro compare`: two scans of one kind of mark, or many pairs of them."""

from pathlib import Path
from typing import Annotated, Any

import typer

import rastro.cli.compare_texts  # noqa: F401 - registers the sentences
from rastro.ballistics.likelihood import read_calibration
from rastro.canonical import InvalidInput, Text
from rastro.cli import bullets, output
from rastro.cli.compare_pairs import Mark, compare_pairs, compared
from rastro.cli.compare_weighing import weighed_line
from rastro.cli.crew import CORES, Scheduler, Workers


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.command("compare")(compare)
    app.command("bullets")(bullets.bullets)


def compare(
    first: Annotated[Path | None, typer.Argument(help="A scan: X3P or AL3D.")] = None,
    second: Annotated[Path | None, typer.Argument(help="The scan to compare it with.")] = None,
    *,
    mark: Annotated[
        Mark, typer.Option(help="impression: breech face, firing pin; land: striae of any kind.")
    ] = Mark.IMPRESSION,
    pairs: Annotated[
        Path | None, typer.Option(help="A CSV file with the columns a,b: one pair a line.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where the scores of the pairs go, CSV.")] = None,
    calibration: Annotated[
        Path | None, typer.Option(help="A calibration set, as `rastro calibrate` writes it.")
    ] = None,
    workers: Workers = CORES,
    scheduler: Scheduler = None,
    as_json: output.AsJson = False,
) -> None:
    """Compare impressed marks (breech face, firing pin) over the full circle, or striated ones.

    Prints how many cells (or segments) are congruent under one motion, of how many, a score, and how the
    second lies on the first. A lead for an examiner, never an identification.
    """
    used = None if calibration is None else read_calibration(calibration)
    if pairs is not None:
        count = compare_pairs(pairs, out, used, mark=mark, workers=workers, scheduler=scheduler)
        if out is not None:
            output.say({"pairs": count, "out": str(out)}, as_json=as_json, line=f"{count} · {out}")
        return
    if first is None or second is None:
        raise InvalidInput("cli.compare.two", field="second")
    told = compared(first, second, used, mark=mark)
    translate = output.translator()
    line = (bullets.lands_line(told) if mark is Mark.LAND else _line(told)).say(translate)
    if used is not None:
        line += "\n" + weighed_line(told).say(translate)
    output.say(told, as_json=as_json, line=line)


def _line(told: dict[str, Any]) -> Text:
    return Text("cli.compare.told", {**told, **told["pose"], "cmc": told["cmc"]["consensus"]})
