"""`rastro compare`: two scans of one kind of mark, or many pairs of them."""

from pathlib import Path
from typing import Annotated, Any

import typer

import rastro.cli.compare_texts  # noqa: F401 - registers the sentences
from rastro import ballistics
from rastro.ballistics import Mark
from rastro.ballistics.backends import backend as products_of
from rastro.ballistics.likelihood import Calibration
from rastro.ballistics.regions import Regions, read_regions_file
from rastro.ballistics.weighing import warnings_of
from rastro.canonical import InvalidInput, RastroError, Text
from rastro.cli import bullets, output
from rastro.cli.compare_figure import Plot, checked_plot, drawn
from rastro.cli.compare_pairs import compare_pairs
from rastro.cli.compare_weighing import Named, named, weighed_line
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
        Mark,
        typer.Option(
            help="breech-face, firing-pin, or impression for either; land or aperture-shear for striae."
        ),
    ] = Mark.BREECH_FACE,
    pairs: Annotated[
        Path | None, typer.Option(help="A CSV file with the columns a,b: one pair a line.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where the scores of the pairs go, CSV.")] = None,
    calibration: Named = ballistics.SHIPPED,
    regions: Annotated[
        list[Path] | None,
        typer.Option(
            help="Which part bears the mark, as `rastro topography regions` writes it: once for each scan."
        ),
    ] = None,
    plot: Plot = None,
    backend: Annotated[
        str, typer.Option(help="What multiplies: numpy, torch, or torch and a device, torch:cuda.")
    ] = "numpy",
    workers: Workers = CORES,
    scheduler: Scheduler = None,
    as_json: output.AsJson = False,
) -> None:
    """Compare impressed marks (breech face, firing pin) over the full circle, or striated ones.

    Prints how many cells (or segments) are congruent under one motion, of how many, a score, how the second
    lies on the first, and a likelihood ratio by a named calibration set. A table of many pairs has likelihood
    ratios where a set is named. A lead for an examiner, never an identification.
    """
    used = named(calibration)
    products = products_of(backend)
    if pairs is not None:
        if plot is not None:
            raise InvalidInput("cli.plot.pairs", field="plot")
        weighing = used if isinstance(used, Calibration) else None
        count = compare_pairs(
            pairs, out, weighing, mark=mark, backend=backend, workers=workers, scheduler=scheduler
        )
        if out is not None:
            output.say({"pairs": count, "out": str(out)}, as_json=as_json, line=f"{count} · {out}")
        return
    if first is None or second is None:
        raise InvalidInput("cli.compare.two", field="second")
    checked_plot(plot)
    parts = _regions(regions)
    found = _compared(first, second, mark=mark, regions=parts, calibration=used, products=products)
    told = {**found.as_json(), "backend": products.name}
    if plot is not None:
        names = first.name, second.name
        told["plot"] = drawn(plot, found.drawing(names=names, translate=output.translator()))
    output.say(told, as_json=as_json, line=_lines(found, told))


def _compared(first: Path, second: Path, **options: Any) -> ballistics.Comparison:
    """Both scans read and compared; what is wrong with one of them is said with its name."""
    name = first.name
    try:
        surface = ballistics.read(first)
        name = second.name
        other = ballistics.read(second)
        name = ""
        return ballistics.compare(surface, other, **options)
    except RastroError as error:
        error.field = name or {"first": first.name, "second": second.name}.get(error.field or "", error.field)
        raise


def _regions(files: list[Path] | None) -> tuple[Regions | None, Regions | None]:
    if not files:
        return None, None
    if len(files) != 2:  # noqa: PLR2004 - one for each scan
        raise InvalidInput("cli.compare.regions", field="regions")
    return read_regions_file(files[0]), read_regions_file(files[1])


def _lines(found: ballistics.Comparison, told: dict[str, Any]) -> str:
    """What was found and how much it weighs, for a person."""
    translate = output.translator()
    first = bullets.lands_line(told) if found.mark.striated else _cells_line(told)
    said = (first, weighed_line(found.weighed), *warnings_of(found.found))
    return "\n".join(each.say(translate) for each in said if each is not None)


def _cells_line(told: dict[str, Any]) -> Text:
    return Text("cli.compare.told", {**told, **told["pose"], "cmc": told["cmc"]["consensus"]["cmc"]})
