"""`rastro calibrate`: a laboratory's own calibration set, from scores whose weapons it knows."""

from pathlib import Path
from typing import Annotated, Any, TypedDict

import typer

from rastro.ballistics import likelihood
from rastro.canonical import InvalidInput, NotFound, Text
from rastro.cli import output
from rastro.cli.scores import Scored, read_key, read_scores


class _Weapons(TypedDict):
    km_pairs: list[tuple[str, str]]
    knm_pairs: list[tuple[str, str]]


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
    population: Annotated[
        str, typer.Option(help="Which weapons, ammunition and microscope: of what else the set says nothing.")
    ] = "",
    keep: Annotated[
        bool, typer.Option(help="Keep the scores in the set, so that others can make it again.")
    ] = True,
    as_json: output.AsJson = False,
) -> None:
    """Make a calibration set of pairs whose weapons are known.

    A set turns scores into likelihood ratios, within the bounds that its data carry. The interval of a
    likelihood ratio comes from drawing weapons anew, 200 times. The set also says how well it weighs weapons
    that were left out while it was made.
    """
    known = None if key is None else read_key(key)
    read = read_scores(scores, score=score, counts=model == "counts", key=known)
    weapons: _Weapons = {"km_pairs": read.km_pairs, "knm_pairs": read.knm_pairs}
    made = likelihood.calibrate(
        read.km,
        read.knm,
        **weapons,
        name=name,
        version=edition,
        mark=mark,
        score=score,
        method=method,
        model=model,
        population=population,
        figures=_figures(read, weapons, model),
        keep=keep,
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
        "figures": dict(made.figures),
        "out": str(out),
    }
    said = Text("cli.calibrate.done", {**told, "digest": made.digest[:12]})
    output.say(told, as_json=as_json, line=said.say(output.translator()))


def _figures(read: Scored, weapons: _Weapons, model: str) -> dict[str, Any]:
    """How well weapons are weighed that were left out; nothing where too few remain to learn from."""
    try:
        return likelihood.held_out(read.km, read.knm, **weapons, model=model).as_json()
    except InvalidInput:
        return {}
