"""Read and write PNG pictures (ISO/IEC 15948): masks of X3P files, pictures of surfaces.

Pillow decodes; what a stranger sent is measured by its header before anything is unpacked.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from PIL import Image

from rastro.canonical import InvalidInput, TooLarge

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_PIXELS = 16_000_000
MAX_RATIO = 1_100
"""Deflate packs 1,032 bytes into one; a header that promises more than that lies."""
_IHDR = struct.Struct(">I4sIIBBBBB")
_BITS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_LAID_OUT = {"1": "L", "P": "RGB"}
# What Pillow raises on pictures that were broken on purpose.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, OverflowError, LookupError)

type Pixels = np.ndarray[Any, np.dtype[Any]]


def read_png(data: bytes) -> Pixels:
    """The pixels: shape (rows, columns, channels), 0 to 255, of grey of 16 bits to 65535.

    A palette's colours are laid out; of colours of 16 bits the upper 8 are taken.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.png.broken`, `.kind`, `.size`.
    """
    picture = open_png(data)
    pixels = np.asarray(picture)
    return pixels[:, :, None] if pixels.ndim == 2 else pixels  # noqa: PLR2004


def open_png(data: bytes) -> Image.Image:
    """The decoded picture, as grey (`L`, `I;16`), `LA`, `RGB` or `RGBA`.

    Raises
    ------
    InvalidInput, TooLarge
        As :func:`read_png`.
    """
    columns, rows = size_of(data)
    try:
        with _quiet(), Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            if picture.size != (columns, rows):
                raise InvalidInput("ballistics.png.broken", field="file")
            picture.load()
            return picture.convert(_LAID_OUT.get(picture.mode, picture.mode))
    except _BROKEN:
        raise InvalidInput("ballistics.png.broken", field="file") from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Pillow warns of broken animations; the picture in them is whole."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def size_of(data: bytes) -> tuple[int, int]:
    """Columns and rows as the header says, checked before anything is unpacked.

    Raises
    ------
    InvalidInput, TooLarge
        As :func:`read_png`.
    """
    if not data.startswith(SIGNATURE) or len(data) < len(SIGNATURE) + _IHDR.size:
        raise InvalidInput("ballistics.png.broken", field="file")
    _, name, columns, rows, bits, kind, *_ = _IHDR.unpack_from(data, len(SIGNATURE))
    if name != b"IHDR":
        raise InvalidInput("ballistics.png.broken", field="file")
    if not 0 < rows * columns <= MAX_PIXELS:
        raise TooLarge("ballistics.png.size", field="file", columns=columns, rows=rows)
    if bits not in _BITS.get(kind, ()):
        raise InvalidInput("ballistics.png.kind", field="file")
    if rows * columns * bits > MAX_RATIO * 8 * len(data):
        raise InvalidInput("ballistics.png.broken", field="file")
    return columns, rows


def write_png(pixels: Any) -> bytes:
    """A picture of grey or RGB values of 8 bits, shape (rows, columns) or (rows, columns, 3)."""
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels, np.uint8)).save(out, "PNG", compress_level=6)
    return out.getvalue()
