"""Regions marked on a surface: colours of a picture of its size, as FiX3P and x3ptools store them."""

from typing import Any

import numpy as np

from rastro.ballistics.png_reading import read_png
from rastro.ballistics.x3p_archive import Archive
from rastro.canonical import InvalidInput, RastroError, Text

MOST_REGIONS = 16
MAX_MASK = 20_000_000
NAMES = ("bindata/mask.png", "mask.png")

type Region = np.ndarray[Any, np.dtype[np.bool_]]


def read_regions(picture: bytes, shape: tuple[int, int]) -> dict[str, Region]:
    """Where each colour of a mask lies: `#rrggbb` to a table of the surface's shape, the largest first.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.png.*`; `ballistics.mask.shape` if it has another size than the surface.
    """
    pixels = read_png(picture)
    if pixels.shape[:2] != shape:
        raise InvalidInput(
            "ballistics.mask.shape", field="file", mask=str(pixels.shape[:2]), shape=str(shape)
        )
    three = pixels[:, :, :3] if pixels.shape[2] > 2 else np.repeat(pixels[:, :, :1], 3, axis=2)  # noqa: PLR2004
    coded = (three.astype(np.uint32) & 255) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    colours, counts = np.unique(coded, return_counts=True)
    largest = colours[np.argsort(-counts, kind="stable")][:MOST_REGIONS]
    return {f"#{int(colour):06x}": coded == colour for colour in largest}


def regions_of(archive: Archive, shape: tuple[int, int]) -> tuple[dict[str, Region], list[Text]]:
    """The regions of a container, if it has a mask; one that cannot be read is told and left out."""
    name = next((each for each in NAMES if each in archive.sizes), None)
    if name is None:
        return {}, []
    try:
        return read_regions(archive.part(name, limit=MAX_MASK), shape), []
    except RastroError as error:
        return {}, [Text("ballistics.mask.left_out", {"reason": error.code})]
