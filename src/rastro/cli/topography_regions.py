"""`rastro topography regions`: find the part of a scan that bears the mark, draw it, take an edited one."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

import rastro.cli.topography_texts  # noqa: F401 - registers the sentences
from rastro.ballistics.reading import read
from rastro.ballistics.regions import (
    Regions,
    find_regions,
    read_regions_file,
    regions_of_mask,
    regions_png,
    write_regions,
)
from rastro.ballistics.topography import Topography
from rastro.canonical import InvalidInput, Text
from rastro.cli import output


def regions(
    scan: Annotated[Path, typer.Argument(help="X3P or AL3D.")],
    *,
    mark: Annotated[
        Literal["breech-face", "firing-pin"], typer.Option(help="What is sought on the scan.")
    ] = "breech-face",
    edited: Annotated[
        Path | None, typer.Option("--regions", help="Regions that were written and edited before.")
    ] = None,
    region: Annotated[
        str, typer.Option(help="Take what the file itself marks in this colour, such as #ff0000.")
    ] = "",
    out: Annotated[Path | None, typer.Option(help="The file of regions to write, JSON.")] = None,
    show: Annotated[Path | None, typer.Option(help="A picture of the regions to write, PNG.")] = None,
    as_json: output.AsJson = False,
) -> None:
    """Find the part of a scan that bears the mark; write it to be edited, draw it.

    A scan that was cut already, or on which nothing is certain, keeps all its points, and this is said.
    """
    if edited is not None and region:
        raise InvalidInput("cli.topography.regions", field="regions")
    surface = read(scan).require_metric()
    found = _found(surface, mark, edited, region)
    kept = found.inside(surface) & surface.valid
    if out is not None:
        write(out, write_regions(found))
    if show is not None:
        write(show, regions_png(surface, found))
    share = round(100 * float(kept.sum()) / max(1, int(surface.valid.sum())), 1)
    told: dict[str, Any] = {**found.as_json(), "kept_percent": share}
    output.say(told, as_json=as_json, line=_line(found, share, out, show))


def _found(surface: Topography, mark: Any, edited: Path | None, region: str) -> Regions:
    if edited is not None:
        return read_regions_file(edited)
    return regions_of_mask(surface, region, mark=mark) if region else find_regions(surface, mark=mark)


def _line(found: Regions, share: float, *files: Path | None) -> str:
    translate = output.translator()
    whole = Text("cli.topography.kept", {"method": found.method, "version": found.version, "percent": share})
    lines = [whole, *(each for each in found.notes if each.code != "ballistics.regions.found")]
    return "\n".join([*(each.say(translate) for each in lines), *(str(each) for each in files if each)])


def write(path: Path, data: bytes) -> None:
    """Write a file that a command was asked for.

    Raises
    ------
    InvalidInput
        `cli.topography.folder`.
    """
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InvalidInput(
            "cli.topography.folder", field="out", path=str(path), reason=error.strerror
        ) from None
