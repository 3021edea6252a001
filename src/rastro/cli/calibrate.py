"""`rastro calibrate`: a laboratory's own calibration set, from scores whose weapons it knows."""

from pathlib import Path
from typing import Annotated

import typer

from rastro.ballistics import likelihood
from rastro.canonical import NotFound, Text
from rastro.cli import output
from rastro.cli.scores import read_key, read_scores


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.command("calibrate")(calibrate)


def calibrate(
    scores: Annotated[
        Path, typer.Argument(help="CSV: weapon1, weapon2 and the score; or a, b and the score, with --key.")
    ],
    *,
    out: Annotated[Path, typer.Option(help="Where the calibration set goes, JSON.")],
    name: Annotated[str, typer.Option(help="Its name, as every result will name it.")] = "own",
    edition: Annotated[str, typer.Option(help="Its version.")] = "1",
    mark: Annotated[str, typer.Option(help="The kind of mark, such as breech-face.")] = "impression",
    score: Annotated[str, typer.Option(help="The column that is weighed, or two: cmc/n.")] = "score",
    model: Annotated[str, typer.Option(help="logistic, kde or counts.")] = "logistic",
    method: Annotated[str, typer.Option(help="Version of the comparison that made the scores.")] = "",
    key: Annotated[Path | None, typer.Option(help="CSV with file and source: the weapon of a scan.")] = None,
    as_json: output.AsJson = False,
) -> None:
    """Make a calibration set of pairs whose weapons are known.

    A set turns scores into likelihood ratios, within the bounds that its data carry. The interval of a
    likelihood ratio comes from drawing weapons anew, 200 times.
    """
    known = None if key is None else read_key(key)
    read = read_scores(scores, score=score, counts=model == "counts", key=known)
    made = likelihood.calibrate(
        read.km,
        read.knm,
        km_pairs=read.km_pairs,
        knm_pairs=read.knm_pairs,
        name=name,
        version=edition,
        mark=mark,
        score=score,
        method=method,
        model=model,
    )
    try:
        out.write_bytes(likelihood.write_calibration(made))
    except FileNotFoundError:
        raise NotFound("cli.file.no_folder", path=str(out)) from None
    told = {
        **made.label,
        "model": model,
        "km": made.km,
        "knm": made.knm,
        "weapons": made.weapons,
        "lower": made.lower,
        "upper": made.upper,
        "out": str(out),
    }
    said = Text("cli.calibrate.done", {**told, "digest": made.digest[:12]})
    output.say(told, as_json=as_json, line=said.say(output.translator()))
