"""Regions marked on a surface: colours of a picture of its size, as FiX3P and x3ptools store them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from rastro.ballistics.png_reading import open_png, size_of, write_png
from rastro.ballistics.x3p_archive import Archive
from rastro.canonical import InvalidInput, RastroError, Text

MOST_REGIONS = 16
MOST_COLOURS = 4_096
MAX_MASK = 20_000_000
NAMES = ("bindata/mask.png", "mask.png")
_NONE = 255
_COLOUR = re.compile(r"#[0-9a-f]{6}")

type Region = np.ndarray[Any, np.dtype[np.bool_]]


class Coloured(Mapping[str, Region]):
    """Colour (`#rrggbb`, the largest first) to where it lies; one byte a point, whatever the count.

    Parameters
    ----------
    labels
        Table of the surface's shape: which of the colours, 255 for none.
    colours
        Their names.
    """

    __slots__ = ("_colours", "_labels")

    def __init__(self, labels: "np.ndarray[Any, np.dtype[np.uint8]]", colours: tuple[str, ...]) -> None:
        self._labels, self._colours = labels, colours

    def __getitem__(self, colour: str) -> Region:
        if colour not in self._colours:
            raise KeyError(colour)
        return np.asarray(self._labels == self._colours.index(colour))

    def __iter__(self) -> Iterator[str]:
        return iter(self._colours)

    def __len__(self) -> int:
        return len(self._colours)


def read_regions(picture: bytes, shape: tuple[int, int]) -> Coloured:
    """Where each colour of a mask lies, the sixteen largest.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.png.*`; `ballistics.mask.shape` if it has another size than the surface;
        `ballistics.mask.colours` if it is a photograph.
    """
    columns, rows = size_of(picture)
    if (rows, columns) != shape:
        raise InvalidInput("ballistics.mask.shape", field="file", mask=str((rows, columns)), shape=str(shape))
    image = open_png(picture).convert("RGB")
    found = image.getcolors(MOST_COLOURS)
    if found is None:
        raise InvalidInput("ballistics.mask.colours", field="file", most=MOST_COLOURS)
    largest = [colour for _, colour in sorted(found, key=_by_size)][:MOST_REGIONS]
    pixels = np.asarray(image)
    labels = np.full(shape, _NONE, np.uint8)
    for number, colour in enumerate(largest):
        red, green, blue = (pixels[:, :, k] == value for k, value in enumerate(_three(colour)))
        labels[red & green & blue] = number
    return Coloured(labels, tuple("#{:02x}{:02x}{:02x}".format(*_three(colour)) for colour in largest))


def _by_size(counted: Any) -> Any:
    count, colour = counted
    return -count, colour


def _three(colour: Any) -> tuple[int, int, int]:
    red, green, blue = colour
    return red, green, blue


def write_mask(regions: Mapping[str, Region], shape: tuple[int, int]) -> bytes:
    """The regions as a picture in their colours; white where there is none.

    Parameters
    ----------
    regions
        Colour `#rrggbb` to a table of the surface's shape; a later one covers an earlier.
    shape
        Of the surface.

    Raises
    ------
    InvalidInput
        `ballistics.mask.colour`, `ballistics.mask.shape`.
    """
    pixels = np.full((*shape, 3), _NONE, np.uint8)
    for colour, inside in regions.items():
        if not _COLOUR.fullmatch(colour):
            raise InvalidInput("ballistics.mask.colour", field="regions", said=colour[:40])
        if inside.shape != shape:
            raise InvalidInput(
                "ballistics.mask.shape", field="regions", mask=str(inside.shape), shape=str(shape)
            )
        pixels[inside] = np.frombuffer(bytes.fromhex(colour.lstrip("#")), np.uint8)
    return write_png(pixels)


def regions_of(archive: Archive, shape: tuple[int, int]) -> tuple[Mapping[str, Region], list[Text]]:
    """The regions of a container, if it has a mask; one that cannot be read is told and left out."""
    name = next((each for each in NAMES if archive.named(each)), "")
    if not name:
        return {}, []
    try:
        found = read_regions(archive.part(name, limit=MAX_MASK), shape)
    except RastroError as error:
        return {}, [Text("ballistics.mask.left_out", {"reason": error.code})]
    return found, [Text("ballistics.mask.found", {"colours": ", ".join(found)})]
