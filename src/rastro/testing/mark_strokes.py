"""The strokes of rendered marks: an alphabet of our own, and what a punch, a cutter or a pin makes of it."""

from dataclasses import dataclass
from typing import Any, Literal

import cv2
import numpy as np

type Field = np.ndarray[Any, np.dtype[np.float32]]
type Line = np.ndarray[Any, np.dtype[np.float64]]
type Technique = Literal["stamped", "engraved", "dotted", "filled"]

# Each character on a field 4 wide and 6 high, y downwards: points joined by strokes, `|` lifts the tool.
_STROKES = {
    "A": "0,6 2,0 4,6|.8,4 3.2,4",
    "B": "0,0 0,6 3,6 4,5 4,4 3,3 0,3|0,0 3,0 3.8,.8 3.8,2.2 3,3",
    "C": "4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5",
    "D": "0,0 0,6 2.6,6 4,4.6 4,1.4 2.6,0 0,0",
    "E": "4,0 0,0 0,6 4,6|0,3 3,3",
    "F": "4,0 0,0 0,6|0,3 3,3",
    "G": "4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5 4,3.2 2.4,3.2",
    "H": "0,0 0,6|4,0 4,6|0,3 4,3",
    "I": "2,0 2,6",
    "J": "4,0 4,5 3,6 1,6 0,5",
    "K": "0,0 0,6|4,0 0,3.6|1.3,2.7 4,6",
    "L": "0,0 0,6 4,6",
    "M": "0,6 0,0 2,3.4 4,0 4,6",
    "N": "0,6 0,0 4,6 4,0",
    "O": "1.2,0 2.8,0 4,1.4 4,4.6 2.8,6 1.2,6 0,4.6 0,1.4 1.2,0",
    "P": "0,6 0,0 3,0 4,1 4,2.4 3,3.4 0,3.4",
    "Q": "1.2,0 2.8,0 4,1.4 4,4.6 2.8,6 1.2,6 0,4.6 0,1.4 1.2,0|2.4,4.4 4,6.3",
    "R": "0,6 0,0 3,0 4,1 4,2.4 3,3.4 0,3.4|2,3.4 4,6",
    "S": "4,1 3,0 1,0 0,1 0,2 1,3 3,3 4,4 4,5 3,6 1,6 0,5",
    "T": "0,0 4,0|2,0 2,6",
    "U": "0,0 0,4.8 1,6 3,6 4,4.8 4,0",
    "V": "0,0 2,6 4,0",
    "W": "0,0 1,6 2,2 3,6 4,0",
    "X": "0,0 4,6|4,0 0,6",
    "Y": "0,0 2,3 4,0|2,3 2,6",
    "Z": "0,0 4,0 0,6 4,6",
    "0": "1.4,0 2.6,0 3.5,1.2 3.5,4.8 2.6,6 1.4,6 .5,4.8 .5,1.2 1.4,0",
    "1": ".8,1.2 2,0 2,6",
    "2": ".2,1.2 1.2,0 2.8,0 3.8,1 3.8,2.2 .2,6 3.8,6",
    "3": ".2,1 1.2,0 2.8,0 3.8,1 3.8,2 2.8,3 1.6,3|2.8,3 3.8,4 3.8,5 2.8,6 1.2,6 .2,5",
    "4": "3,6 3,0 0,4.2 4,4.2",
    "5": "3.6,0 .6,0 .4,2.6 1.4,2.2 2.8,2.2 3.8,3.2 3.8,4.8 2.8,6 1.2,6 .2,5",
    "6": "3.4,.6 2.6,0 1.4,0 .3,1.4 .3,4.8 1.2,6 2.8,6 3.8,5 3.8,3.6 2.8,2.6 1.2,2.6 .3,3.6",
    "7": "0,0 4,0 1.6,6",
    "8": "2.6,2.8 3.5,1.9 3.5,.9 2.6,0 1.4,0 .5,.9 .5,1.9 1.4,2.8 2.6,2.8 3.8,3.9 3.8,5 2.8,6 1.2,6 .2,5 "
    ".2,3.9 1.4,2.8",
    "9": ".6,5.4 1.4,6 2.6,6 3.7,4.6 3.7,1.2 2.8,0 1.2,0 .2,1 .2,2.4 1.2,3.4 2.8,3.4 3.7,2.4",
    "-": ".6,3 3.4,3",
    "/": ".4,6.4 3.6,-.4",
}
_FLAT_TOPPED = {"3": ".2,0 3.8,0 1.8,2.4 3,2.6 3.8,3.8 3.8,5 2.8,6 1.2,6 .2,5"}
_SERIFED = {"1": ".8,1.2 2,0 2,6|.8,6 3.2,6", "I": "2,0 2,6|1,0 3,0|1,6 3,6"}
_SLASHED = {"0": _STROKES["0"] + "|.9,5 3.1,1"}
_WIDTHS = {"stamped": 0.62, "engraved": 0.3, "dotted": 0.0, "filled": 0.45}
_EDGES = {"stamped": 1.6, "engraved": 0.7, "dotted": 0.7, "filled": 0.9}
_PITS = 0.42
_ENDS = 2
_SUBPIXELS = 4  # binary places of a coordinate


@dataclass(frozen=True, slots=True)
class Face:
    """How the letters look.

    Parameters
    ----------
    rounded
        Whether corners are cut round.
    slashed, serifed, flat_topped
        A stroke through the zero, feet under one and I, a three with a straight head.
    narrow
        Width of a character against the usual one.
    """

    rounded: bool
    slashed: bool
    serifed: bool
    flat_topped: bool
    narrow: float


def drawn(text: str, *, face: Face, technique: Technique, height: int, margin: int) -> Field:
    """How deep the metal is cut, from 0 to 1.

    Parameters
    ----------
    text
        Upper case letters, digits, `-` and `/`.
    face, technique
        How the letters look, and how they were made.
    height, margin
        Of the picture, and left free around the text, in pixels.

    Returns
    -------
    ndarray
        Shape (height, width), float32.
    """
    unit = (height - 2 * margin) / 6.0
    step = (4.0 * face.narrow + 1.7) * unit
    mask = np.zeros((height, int(2 * margin + step * len(text))), np.uint8)
    for place, character in enumerate(text):
        for line in _lines(character, face):
            points = line * (unit * face.narrow, unit) + (margin + place * step, margin)
            _cut(mask, points, unit, technique)
    edge = _EDGES[technique]
    return np.asarray(cv2.GaussianBlur(mask.astype(np.float32) / 255.0, (0, 0), edge), np.float32)


def _lines(character: str, face: Face) -> list[Line]:
    strokes = _STROKES[character]
    for wanted, shapes in (
        (face.slashed, _SLASHED),
        (face.serifed, _SERIFED),
        (face.flat_topped, _FLAT_TOPPED),
    ):
        strokes = shapes.get(character, strokes) if wanted else strokes
    lines = [
        np.array([point.split(",") for point in stroke.split()], np.float64) for stroke in strokes.split("|")
    ]
    return [_rounded(line) for line in lines] if face.rounded else lines


def _rounded(line: Line) -> Line:
    """Corners cut twice (G. Chaikin, 1974, doi:10.1016/0146-664X(74)90028-8); the ends stay."""
    for _ in range(2):
        if line.shape[0] > _ENDS:
            near, far = 0.75 * line[:-1] + 0.25 * line[1:], 0.25 * line[:-1] + 0.75 * line[1:]
            line = np.vstack([line[:1], np.stack([near, far], 1).reshape(-1, 2)[1:-1], line[-1:]])
    return line


def _cut(mask: Any, points: Line, unit: float, technique: Technique) -> None:
    if technique == "dotted":
        for x, y in _every(points, _PITS * unit * 1.35):
            cv2.circle(
                mask,
                _pixel((x, y)),
                int(_PITS * unit * 0.5 * 2**_SUBPIXELS),
                255,
                -1,
                cv2.LINE_AA,
                _SUBPIXELS,
            )
        return
    width = max(1, round(_WIDTHS[technique] * unit))
    path = np.round(points * 2**_SUBPIXELS).astype(np.int32).reshape(-1, 1, 2)
    cv2.polylines(
        mask, [path], isClosed=False, color=255, thickness=width, lineType=cv2.LINE_AA, shift=_SUBPIXELS
    )


def _pixel(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0] * 2**_SUBPIXELS), round(point[1] * 2**_SUBPIXELS)


def _every(points: Line, spacing: float) -> Line:
    """Places along a line, `spacing` apart."""
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    at = np.linspace(0.0, lengths[-1], max(2, round(lengths[-1] / spacing) + 1))
    return np.stack([np.interp(at, lengths, points[:, axis]) for axis in (0, 1)], 1)
