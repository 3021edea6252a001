"""`--plot`: the picture of a comparison, as PNG or SVG."""

import os
from pathlib import Path
from typing import Annotated

import typer

from rastro.ballistics import Comparison
from rastro.canonical import InvalidInput, NotFound
from rastro.cli import output

ENDINGS = frozenset({".png", ".svg"})

Plot = Annotated[
    Path | None,
    typer.Option(
        "--plot", help="Draw both surfaces, what is congruent, and where they differ: a .png or .svg file."
    ),
]


def checked_plot(path: Path | None) -> None:
    """Refuse, before any work, a picture that could not be written.

    Raises
    ------
    InvalidInput
        `cli.plot.ending` or `cli.plot.folder`.
    NotFound
        `cli.file.no_folder`.
    """
    if path is None:
        return
    if path.suffix.lower() not in ENDINGS:
        raise InvalidInput("cli.plot.ending", field="plot", path=str(path))
    if not path.parent.is_dir():
        raise NotFound("cli.file.no_folder", field="plot", path=str(path))
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise InvalidInput("cli.plot.folder", field="plot", path=str(path))


def written_plot(path: Path, found: Comparison, names: tuple[str, str]) -> str:
    """Draw and write it; where it is.

    Raises
    ------
    InvalidInput
        `cli.plot.folder` if the disk does not take it.
    """
    from rastro.ballistics.figures import as_png, as_svg

    drawing = found.drawing(names=names, translate=output.translator())
    return written(path, as_svg(drawing).encode() if path.suffix.lower() == ".svg" else as_png(drawing))


def written(path: Path, data: bytes) -> str:
    """Write a picture; where it is."""
    try:
        path.write_bytes(data)
    except OSError:
        raise InvalidInput("cli.plot.folder", field="plot", path=str(path)) from None
    return str(path)
