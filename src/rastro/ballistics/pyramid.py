"""A surface at several resolutions, and how it is sampled where it was turned and shifted."""

from dataclasses import dataclass
from typing import Any

import numpy as np

type Field = np.ndarray[Any, np.dtype[np.float32]]

MOSTLY = 0.6
"""From this weight of measured neighbours on, a sampled point counts as measured."""


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """One resolution.

    Parameters
    ----------
    heights
        Shape (rows, columns); 0 where nothing was measured.
    measured
        1 where something was measured, else 0.
    """

    heights: Field
    measured: Field

    @property
    def centre(self) -> tuple[float, float]:
        """Row and column of its middle."""
        rows, columns = self.heights.shape
        return (rows - 1) / 2, (columns - 1) / 2


def halved(level: Level) -> Level:
    """Two by two points made one, measured if at least two of the four are."""
    rows, columns = (side // 2 * 2 for side in level.heights.shape)
    weighed = (level.heights * level.measured)[:rows, :columns]
    total = weighed.reshape(rows // 2, 2, columns // 2, 2).sum((1, 3))
    count = level.measured[:rows, :columns].reshape(rows // 2, 2, columns // 2, 2).sum((1, 3))
    measured = (count >= 2).astype(np.float32)  # noqa: PLR2004 - two of four
    return Level((total / np.maximum(count, 1) * measured).astype(np.float32), measured)


def pyramid(level: Level, *, steps: int) -> tuple[Level, ...]:
    """The surface, and it halved once, twice ... `steps` times."""
    levels = [level]
    for _ in range(steps):
        levels.append(halved(levels[-1]))
    return tuple(levels)


def rotation(degrees: float) -> "np.ndarray[Any, np.dtype[np.float64]]":
    """The matrix that turns (row, column) by so many degrees."""
    angle = np.deg2rad(degrees)
    return np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])


def sampled(level: Level, rows: Any, columns: Any) -> tuple[Field, Field]:
    """Heights between the points (bilinear over measured neighbours only), and where they are measured."""
    measured = _bilinear(level.measured, rows, columns)
    heights = _bilinear(level.heights, rows, columns)
    known = measured > MOSTLY
    return (
        np.where(known, heights / np.maximum(measured, 1e-6), 0).astype(np.float32),
        known.astype(np.float32),
    )


def warped(
    level: Level,
    shape: tuple[int, int],
    centre: tuple[float, float],
    degrees: float,
    shift: tuple[float, float],
) -> tuple[Field, Field]:
    """The surface turned about its middle, shifted, on a grid of another shape.

    Parameters
    ----------
    shape, centre
        Of the grid; the middle of the surface comes to lie on `centre` plus `shift`, in points of this level.
    """
    turn = rotation(degrees)
    down = np.arange(shape[0], dtype=np.float32)[:, None] - np.float32(centre[0] + shift[0])
    across = np.arange(shape[1], dtype=np.float32)[None, :] - np.float32(centre[1] + shift[1])
    rows = np.float32(turn[0, 0]) * down + np.float32(turn[0, 1]) * across + np.float32(level.centre[0])
    columns = np.float32(turn[1, 0]) * down + np.float32(turn[1, 1]) * across + np.float32(level.centre[1])
    return sampled(level, rows, columns)


def _bilinear(field: Field, rows: Any, columns: Any) -> Any:
    height, width = field.shape
    top, left = np.floor(rows).astype(np.int32), np.floor(columns).astype(np.int32)
    inside = (top >= 0) & (left >= 0) & (top < height - 1) & (left < width - 1)
    top, left = np.clip(top, 0, height - 2), np.clip(left, 0, width - 2)
    down, right = (rows - top).astype(np.float32), (columns - left).astype(np.float32)
    place, flat = top * width + left, field.ravel()
    upper = flat[place] * (1 - right) + flat[place + 1] * right
    lower = flat[place + width] * (1 - right) + flat[place + width + 1] * right
    return (upper * (1 - down) + lower * down) * inside
