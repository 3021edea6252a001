"""`--plot`: the picture of a comparison, as PNG or SVG."""

import os
from pathlib import Path
from typing import Annotated

import typer

from rastro.ballistics.figures import Drawing, as_png, as_svg
from rastro.canonical import InvalidInput, NotFound

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


def drawn(path: Path, drawing: Drawing) -> str:
    """Write a picture in the form its name asks for; where it is.

    Raises
    ------
    InvalidInput
        `cli.plot.folder` if the disk does not take it.
    """
    data = as_svg(drawing).encode() if path.suffix.lower() == ".svg" else as_png(drawing)
    try:
        path.write_bytes(data)
    except OSError:
        raise InvalidInput("cli.plot.folder", field="plot", path=str(path)) from None
    return str(path)
