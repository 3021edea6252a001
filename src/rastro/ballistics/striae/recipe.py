"""What is done to a striated mark before and while it is compared, in numbers."""

from dataclasses import asdict, dataclass
from typing import Any

VERSION = "striae-2026.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class StriationRecipe:
    """Preparation and comparison of striated marks (bullet lands, aperture shear, firing-pin drag).

    Parameters
    ----------
    spacing
        Metres between the points of a signature.
    band
        Height of the strips whose mean profiles are held against their neighbours, metres.
    least_coherence
        Striae have one direction: less than this (0 to 1) is no striated mark.
    agree
        Neighbouring profiles with this correlation show the same striae.
    thickest
        At most so much of the mark's height is averaged into the profile, metres.
    crosscut
        Metres from the first row to where the profile is taken; None finds it.
    grooves
        Where the land begins and ends, metres from the profile's first point; None finds both.
    shoulder
        A shoulder begins where heights rise above the land's curve by this, metres.
    margin
        Cut off beside each shoulder, metres.
    waviness, roughness
        Cut-offs of the band-pass, metres (ISO 16610-31, -21).
    robust
        Whether the waviness is taken robustly: deep single scratches then do not pull it.
    segment
        Points of the shortest segments of CMPS.
    scales, peaks
        How many times longer the segments become, and how many highest peaks count at each.
    near
        Points within which peaks and segments agree.
    least_overlap
        Share of the shorter signature that must lie on the other at any lag.
    stria
        Least height of a stria over its neighbours, in standard deviations of the signature.
    beside
        Points within which two striae are one.
    """

    version: str = VERSION
    spacing: float = 1.5625e-6
    band: float = 31.25e-6
    least_coherence: float = 0.25
    agree: float = 0.9
    thickest: float = 250e-6
    crosscut: float | None = None
    grooves: tuple[float, float] | None = None
    shoulder: float = 8e-6
    margin: float = 30e-6
    waviness: float = 250e-6
    roughness: float = 16e-6
    robust: bool = False
    segment: int = 50
    scales: tuple[int, ...] = (1, 2, 4)
    peaks: tuple[int, ...] = (5, 3, 1)
    near: int = 25
    least_overlap: float = 0.5
    stria: float = 0.4
    beside: int = 6

    def as_json(self) -> dict[str, Any]:
        """For the result and the file of a case."""
        return asdict(self)
