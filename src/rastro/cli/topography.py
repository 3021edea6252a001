"""`rastro topography`: say what a scan holds, write it as X3P, show it."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from rastro.ballistics import Topography, read, write_x3p
from rastro.ballistics.pictures import read_picture
from rastro.ballistics.render import height_png, profile_svg, relief_png
from rastro.canonical import InvalidInput
from rastro.cli import output
from rastro.cli.topography_regions import regions, write

topography = typer.Typer(
    no_args_is_help=True, help="Surfaces of toolmarks: look into a scan, convert it, show it."
)
Scan = Annotated[Path, typer.Argument(help="X3P or AL3D; PNG and CSV are shown, but not metric.")]
Out = Annotated[Path, typer.Argument(help="The file to write.")]


topography.command("regions")(regions)


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.add_typer(topography, name="topography")


@topography.command()
def info(scan: Scan, *, as_json: output.AsJson = False) -> None:
    """Size, distances, coverage, what the file says, and what in it was not as the standard has it."""
    read = read_scan(scan)
    translate = output.translator()
    rows, columns = read.heights.shape
    told: dict[str, Any] = {
        "columns": columns,
        "rows": rows,
        "dx": read.dx,
        "dy": read.dy,
        "coverage": round(read.coverage, 4),
        "metric": read.metric,
        "regions": {name: round(float(inside.mean()), 4) for name, inside in read.regions.items()},
        "facts": dict(read.facts),
        "notes": [{"code": note.code, "text": note.say(translate)} for note in read.notes],
    }
    plain = {**told, "notes": "; ".join(note["text"] for note in told["notes"])}
    output.say(told, as_json=as_json, line="\n".join(f"{name:<9} {value}" for name, value in plain.items()))


@topography.command()
def convert(scan: Scan, out: Out, *, as_json: output.AsJson = False) -> None:
    """Write a scan as X3P: float64 metres, as ISO 25178-72 has it."""
    read = read_scan(scan)
    if not read.metric:
        raise InvalidInput("ballistics.picture.not_metric", field="scan")
    _written(out, write_x3p(read), as_json=as_json)


@topography.command()
def render(
    scan: Scan,
    out: Out,
    *,
    show: Annotated[Literal["height", "relief", "profile"], typer.Option(help="What to draw.")] = "relief",
    row: Annotated[
        int | None, typer.Option(min=0, help="Of the profile; the middle one if left out.")
    ] = None,
    as_json: output.AsJson = False,
) -> None:
    """Draw heights or shaded relief as PNG, or a profile as SVG."""
    read = read_scan(scan)
    drawn = (
        profile_svg(read, row=row).encode()
        if show == "profile"
        else {"height": height_png, "relief": relief_png}[show](read)
    )
    _written(out, drawn, as_json=as_json)


def read_scan(path: Path) -> Topography:
    """The surface in a file, by its content; a table of whatever content by its name."""
    return read_picture(path) if path.suffix.lower() == ".csv" else read(path)


def _written(out: Path, data: bytes, *, as_json: bool) -> None:
    write(out, data)
    output.say({"out": str(out), "bytes": len(data)}, as_json=as_json, line=f"{out} · {len(data)}")
