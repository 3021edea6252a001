"""The regions of a surface: what is compared, what is not, by which method, and who changed it why."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from rastro.ballistics.regions.planes import Plane
from rastro.ballistics.regions.shapes import Mask, Shape, inside
from rastro.ballistics.topography import Topography
from rastro.canonical import InvalidInput, Text, TooLarge

FORMAT = "rastro-regions-1"
LARGEST = 2_000_000
MOST_SHAPES = 200
MOST_EDITS = 1_000
LONGEST = 500
SAME = 1.5
"""Increments by which the extents of one surface may differ, as after resampling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change by hand.

    Parameters
    ----------
    by, why
        Who, and the reason.
    at
        When, RFC 3339; empty when nobody said.
    version
        The version it made.
    """

    by: str
    why: str
    at: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Regions:
    """Which part of a surface is compared: evidence, so it has versions.

    Parameters
    ----------
    mark
        `breech-face` or `firing-pin`.
    method
        What found them, with its version.
    width, height
        Extent of the surface they are of, metres; on another extent they are refused.
    shapes
        What is kept and what is left out. A point is kept if it lies in one of the shapes to keep (or none is
        said) and in no shape to leave out.
    plane
        The plane of the mark, and how far a kept point may lie from it; None if that does not matter.
    version
        1 as found; each edit adds one.
    edits
        Who changed them, and why.
    notes
        What was found, and what not.
    """

    mark: str
    method: str
    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    plane: Plane | None = None
    version: int = 1
    edits: tuple[Edit, ...] = ()
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if len(self.shapes) > MOST_SHAPES or len(self.edits) > MOST_EDITS:
            raise TooLarge(
                "ballistics.regions.large", field="regions", limit=LARGEST // 1000, shapes=MOST_SHAPES
            )

    @property
    def keeps_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.shapes and self.plane is None

    def inside(self, topography: Topography) -> Mask:
        """Which points of the surface are kept, measured or not; shape of its heights.

        Raises
        ------
        InvalidInput
            `ballistics.regions.extent` if they are of another surface.
        """
        width, height = extent(topography)
        for ours, theirs, step in ((width, self.width, topography.dx), (height, self.height, topography.dy)):
            if abs(ours - theirs) > SAME * step + 1e-3 * theirs:
                raise InvalidInput(
                    "ballistics.regions.extent",
                    field="regions",
                    theirs=f"{self.width * 1e3:.3f} × {self.height * 1e3:.3f}",
                    ours=f"{width * 1e3:.3f} × {height * 1e3:.3f}",
                )
        rows, columns = topography.heights.shape
        found = inside(self.shapes, ((rows, columns), topography.dx, topography.dy))
        if self.plane is None:
            return found
        off = np.abs(self.plane.above(topography.heights, topography.dx, topography.dy))
        with np.errstate(invalid="ignore"):
            return np.asarray(found & ~(off > self.plane.within))

    def edited(self, shapes: Sequence[Shape], *, by: str, why: str, at: str = "") -> "Regions":
        """The next version, with other shapes.

        Raises
        ------
        InvalidInput
            `ballistics.regions.why` when it is not said who and why.
        """
        if not by.strip() or not why.strip():
            raise InvalidInput("ballistics.regions.why", field="regions")
        edit = Edit(by=by[:LONGEST], why=why[:LONGEST], at=at[:LONGEST], version=self.version + 1)
        return replace(self, shapes=tuple(shapes), version=edit.version, edits=(*self.edits, edit))

    def summary(self) -> dict[str, Any]:
        """What tells a result of one from a result of another; all of them stand in their file."""
        shapes = json.dumps([each.as_json() for each in self.shapes], sort_keys=True).encode()
        return {
            "mark": self.mark,
            "method": self.method,
            "version": self.version,
            "keeps_all": self.keeps_all,
            "shapes_sha256": hashlib.sha256(shapes).hexdigest(),
        }

    def as_json(self) -> dict[str, Any]:
        """For a file, and for a result."""
        return {
            "format": FORMAT,
            "mark": self.mark,
            "method": self.method,
            "version": self.version,
            "width": self.width,
            "height": self.height,
            "plane": None if self.plane is None else self.plane.as_json(),
            "shapes": [each.as_json() for each in self.shapes],
            "edits": [
                {"by": each.by, "why": each.why, "at": each.at, "version": each.version}
                for each in self.edits
            ],
            "notes": [each.as_json() for each in self.notes],
        }


def extent(topography: Topography) -> tuple[float, float]:
    """Width and height between the first and last points, metres."""
    rows, columns = topography.heights.shape
    return (columns - 1) * topography.dx, (rows - 1) * topography.dy
