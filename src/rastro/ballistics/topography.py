"""A measured surface: heights on a regular grid."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np

from rastro.canonical import InvalidInput, Text

type Heights = np.ndarray[Any, np.dtype[np.float64]]

NOTHING: Mapping[str, str] = MappingProxyType({})
NO_REGIONS: Mapping[str, Any] = MappingProxyType({})
TABLE = 2  # dimensions: rows and columns
SMALLEST, LARGEST = 1e-9, 1e-3
"""Between a nanometre and a millimetre lies every increment of a microscope."""


class Inside(Protocol):
    """What knows which points of a surface are kept."""

    def inside(self, topography: "Topography", /) -> Any:
        """A table of the surface's shape, True where it is kept."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Topography:
    """Heights over a plane (ISO 25178).

    Parameters
    ----------
    heights
        Shape (rows, columns), metres; NaN where nothing was measured.
    dx, dy
        Metres between neighbours in a row, and between rows.
    facts
        What the file says of instrument, date and creator.
    notes
        What in the file was not as the standard has it, and how it was taken.
    metric
        False for pictures and tables whose heights and increments are no lengths.
    regions
        What was marked on the surface: colour (`#rrggbb`) to a table of its shape, True inside.
    """

    heights: Heights
    dx: float
    dy: float
    facts: Mapping[str, str] = field(default=NOTHING)
    notes: tuple[Text, ...] = ()
    metric: bool = True
    regions: Mapping[str, Any] = field(default=NO_REGIONS)

    def __post_init__(self) -> None:
        if self.heights.ndim != TABLE or 0 in self.heights.shape:
            raise InvalidInput("ballistics.topography.shape", field="heights", shape=str(self.heights.shape))
        for name, value in (("dx", self.dx), ("dy", self.dy)):
            if self.metric and not SMALLEST <= value <= LARGEST:
                raise InvalidInput("ballistics.topography.increment", field=name, name=name, value=value)

    @property
    def valid(self) -> "np.ndarray[Any, np.dtype[np.bool_]]":
        """Where something was measured."""
        return np.isfinite(self.heights)

    @property
    def coverage(self) -> float:
        """Share of the grid that was measured."""
        return float(self.valid.mean())

    def require_metric(self) -> "Topography":
        """Itself, if its heights are lengths.

        Raises
        ------
        InvalidInput
            `ballistics.picture.not_metric`.
        """
        if not self.metric:
            raise InvalidInput("ballistics.picture.not_metric", field="file")
        return self

    def region(self, name: str) -> "np.ndarray[Any, np.dtype[np.bool_]]":
        """Where one of the file's own regions lies.

        Raises
        ------
        InvalidInput
            `ballistics.topography.region`.
        """
        if name not in self.regions:
            known = ", ".join(self.regions) or "-"
            raise InvalidInput("ballistics.topography.region", field="region", region=name[:80], known=known)
        return np.asarray(self.regions[name])

    def within(self, region: str | Inside) -> "Topography":
        """Only what lies within a region, nothing measured elsewhere.

        Parameters
        ----------
        region
            The name of one of the file's own, or :class:`rastro.ballistics.regions.Regions`.

        Raises
        ------
        InvalidInput
            `ballistics.topography.region`, `ballistics.regions.extent`, `ballistics.regions.nothing`.
        """
        inside = self.region(region) if isinstance(region, str) else region.inside(self)
        heights = np.where(inside, self.heights, np.nan)
        if not np.isfinite(heights).any():
            raise InvalidInput("ballistics.regions.nothing", field="region")
        return replace(self, heights=heights)
