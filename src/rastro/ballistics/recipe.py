"""What is done to a surface before it is compared, in numbers that travel with every result."""

from dataclasses import asdict, dataclass
from typing import Any

from rastro.ballistics.regions import RegionMark

VERSION = "impressions-2026.2"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpressionRecipe:
    """Preparation and comparison of impressed marks (breech face, firing pin).

    Parameters
    ----------
    mark
        Which part of a scan is compared where none is said: `breech-face` or `firing-pin`.
    form
        Order of the surface that is removed as form: 1 a plane, 2 a bowl.
    grid
        Metres between points after resampling.
    longest, shortest
        Cut-offs of the band-pass, metres (ISO 16610-61).
    clip
        Heights beyond so many standard deviations are pressed together smoothly.
    cell
        Side of a cell, metres.
    covered
        Least share of a cell that must have been measured.
    overlap
        Least share of a cell's points that must lie on measured points of the other surface.
    window
        How far a cell is searched from where the whole surface puts it, metres.
    turns
        How far a cell is turned from the whole surface's angle, degrees.
    least_ncc
        A cell counts from this correlation on.
    near, near_turn
        How far from the common motion a congruent cell may lie, metres and degrees.
    rule_ncc, rule_near, rule_turn
        Thresholds of the published rules: correlation, metres along each axis, degrees (Song 2013).
    """

    version: str = VERSION
    mark: RegionMark = "breech-face"
    form: int = 1
    grid: float = 6.25e-6
    longest: float = 500e-6
    shortest: float = 16e-6
    clip: float = 2.5
    cell: float = 425e-6
    covered: float = 0.07
    overlap: float = 0.5
    window: float = 300e-6
    turns: float = 8.0
    least_ncc: float = 0.60
    near: float = 36e-6
    near_turn: float = 6.0
    rule_ncc: float = 0.50
    rule_near: float = 125e-6
    rule_turn: float = 6.0

    def as_json(self) -> dict[str, Any]:
        """For the result and the file of a case."""
        return asdict(self)


FIRING_PIN = ImpressionRecipe(mark="firing-pin", form=2)
"""For the impression of a firing pin, a bowl. No scans of known pins were at hand to measure it on."""
