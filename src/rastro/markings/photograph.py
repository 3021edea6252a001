"""Ranked readings of the marks in a photograph: proposals for a person to look at, never a finding."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rastro.canonical import InvalidInput, NotFound, TooLarge
from rastro.markings.photo_beam import likeliest, notation
from rastro.markings.photo_recogniser import available, slices_of

type Box = tuple[int, int, int, int]

MAX_BYTES = 20_000_000
MAX_PIXELS = 60_000_000
MOST_LINES = 12
SIDE = 1600
_STRIP = 2.0  # so much wider than high, a picture is taken for a close-up of one line
_LEAST = 12
_FORMATS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True, slots=True)
class RankedReading:
    """One way to read a line.

    Parameters
    ----------
    text
        What it would be.
    share
        How much of the belief in all readings of this line it has, 0 to 1; not a probability of being right.
    """

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A line of characters found in a photograph.

    Parameters
    ----------
    box
        Left, top, right and bottom in pixels of the picture, upright, its longer side at most 1,600.
    readings
        The likeliest first.
    notation
        All of it in the officer's notation, `A?0142[83]08`.
    """

    box: Box
    readings: tuple[RankedReading, ...]
    notation: str


def read_photograph(data: bytes, *, limit: int = 3) -> tuple[MarkLine, ...]:
    """The lines of characters in a photograph, from top to bottom, each with its likeliest readings.

    Parameters
    ----------
    data
        A JPEG, PNG or WebP file of at most 20 MB and 60 megapixels.
    limit
        How many readings a line.

    Raises
    ------
    NotFound
        `markings.photo.extra` when the extra `ocr` is not installed.
    InvalidInput, TooLarge
        `markings.photo.format`, `markings.photo.bytes`, `markings.photo.pixels`.

    Notes
    -----
    The network was trained on print, not on metal. How often it is right on rendered marks is measured by
    `benchmarks/photographs.py`; on photographs of real firearms nothing is claimed.
    """
    if not available():
        raise NotFound("markings.photo.extra", field="photograph")
    picture = _opened(data)
    lines = [_read(_cut(picture, box), box, limit) for box in _boxes(picture)]
    return tuple(line for line in lines if line.readings and line.notation)


def _opened(data: bytes) -> Any:
    """The picture in grey, turned as the camera was held, its longer side at most 1,600 pixels."""
    import numpy as np
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > MAX_BYTES:
        raise TooLarge("markings.photo.bytes", field="photograph", limit=MAX_BYTES // 1_000_000)
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise TooLarge("markings.photo.pixels", field="photograph", limit=MAX_PIXELS // 1_000_000)
            image.draft("L", (SIDE, SIDE))
            upright = ImageOps.exif_transpose(image).convert("L")
            upright.thumbnail((SIDE, SIDE))
            picture = np.asarray(upright)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise InvalidInput("markings.photo.format", field="photograph") from None
    if min(picture.shape) < _LEAST:
        raise InvalidInput("markings.photo.format", field="photograph")
    return picture


def _boxes(picture: Any) -> Sequence[Box]:
    """Where lines of characters stand, from top to bottom: left, top, right, bottom in pixels."""
    height, width = picture.shape
    whole = (0, 0, width, height)
    if width >= _STRIP * height:
        return [whole]
    import numpy as np

    found = _detector()(
        np.repeat(picture[:, :, np.newaxis], 3, axis=2), use_det=True, use_cls=False, use_rec=False
    )
    boxes = [_around(corners, width, height) for corners in (found.boxes if found.boxes is not None else ())]
    return sorted(boxes[:MOST_LINES], key=lambda box: (box[1], box[0])) or [whole]


def _around(corners: Any, width: int, height: int) -> Box:
    """The upright rectangle around a found line, with room: the network misses the ends of worn lines."""
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    room = 0.35 * (bottom - top)
    return (
        max(0, int(left - room)),
        max(0, int(top - room)),
        min(width, int(right + room) + 1),
        min(height, int(bottom + room) + 1),
    )


def _cut(picture: Any, box: Box) -> Any:
    left, top, right, bottom = box
    return picture[top:bottom, left:right]


def _read(strip: Any, box: Box, limit: int) -> MarkLine:
    slices = slices_of(_renderings(strip))
    readings = [RankedReading(text, round(share, 4)) for text, share in likeliest(slices)[:limit]]
    return MarkLine(box, tuple(readings), notation(slices))


def _renderings(strip: Any) -> list[Any]:
    """The strip as it is, with its contrast evened out, and without its slow changes of light."""
    import cv2
    import numpy as np

    even = cv2.createCLAHE(3.0, (4, 4)).apply(cv2.GaussianBlur(strip, (0, 0), 1.2))
    scale = strip.shape[0] / 160
    light = cv2.GaussianBlur(strip, (0, 0), 25 * scale).astype(np.float32)
    flat = cv2.GaussianBlur(strip.astype(np.float32) - light, (0, 0), max(0.3, 1.5 * scale))
    flat = np.clip(128.0 + flat * 40.0 / (flat.std() + 1e-3), 0, 255).astype(np.uint8)
    return [strip, even, flat]


@cache
def _detector() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})
