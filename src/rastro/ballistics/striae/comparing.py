"""Two striated marks compared: one signature laid on the other."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from rastro.ballistics.striae.correlating import cross_correlation
from rastro.ballistics.striae.matching_striae import MatchingStriae, matching_striae
from rastro.ballistics.striae.misreading import Misreading, misreading
from rastro.ballistics.striae.profile_filters import Profile
from rastro.ballistics.striae.recipe import StriationRecipe
from rastro.ballistics.striae.segments import SegmentMatches, match_segments
from rastro.ballistics.striae.signature import Signature
from rastro.ballistics.threads import one_thread
from rastro.canonical import InvalidInput


@dataclass(frozen=True, slots=True, eq=False)
class LandComparison:
    """What came of comparing two striated marks.

    Parameters
    ----------
    ccf
        Highest correlation of the two signatures over all lags, -1 to 1.
    lag
        Where the second's first point then lies on the first, in points.
    distance
        D: root mean square of the differences there, micrometres.
    forward, backward
        Segments of the first looked for on the second, and the other way.
    striae
        Striae that match at that lag.
    turned
        Whether the second was turned end for end: as scanned from the other side. The mirror image of a
        signature is the same thing: striae are alike all along, so one profile cannot tell the two apart.
    recipe
        How both were made and compared.
    misread
        How the second would have to be read to fit, where it does not as it is; the figures stay as said.
    """

    ccf: float
    lag: int
    distance: float
    forward: SegmentMatches
    backward: SegmentMatches
    striae: MatchingStriae
    turned: bool
    recipe: StriationRecipe
    misread: Misreading | None = None

    @property
    def cmps(self) -> int:
        """Congruent matching profile segments: the mean of both directions, rounded down."""
        return (self.forward.cmps + self.backward.cmps) // 2

    @property
    def score(self) -> float:
        """Geometric mean of the congruent share of segments and of the correlation, 0 to 1."""
        share = (self.forward.cmps + self.backward.cmps) / max(
            1, self.forward.segments + self.backward.segments
        )
        return float(np.sqrt(share * max(0.0, self.ccf)))

    def as_json(self) -> dict[str, Any]:
        """The figures, for files and programs."""
        return {
            "cmps": self.cmps,
            "cmps_forward": self.forward.cmps,
            "cmps_backward": self.backward.cmps,
            "segments": min(self.forward.segments, self.backward.segments),
            "ccf": round(self.ccf, 4),
            "lag_um": round(self.lag * self.recipe.spacing * 1e6, 2),
            "d_um": round(self.distance, 4),
            "matches_per_mm": round(self.striae.matches_per_mm, 3),
            "mismatches_per_mm": round(self.striae.mismatches_per_mm, 3),
            "cms": self.striae.cms,
            "non_cms": self.striae.non_cms,
            "sum_of_peaks_um": round(self.striae.sum_of_peaks, 3),
            "overlap_mm": round(self.striae.length, 3),
            "turned": self.turned,
            "score": round(self.score, 4),
            "scale": round(self.misread.scale, 2) if self.misread else 1.0,
            "notes": [self.misread.note.say()] if self.misread else [],
        }


def compare_lands(first: Signature, second: Signature, *, turned: bool | None = None) -> LandComparison:
    """Compare two signatures.

    Parameters
    ----------
    turned
        Whether the second is turned end for end; None takes the way with the higher score.

    Notes
    -----
    Where the correlation stays below 0.75 the second is tried with other scales, from 0.78 to 1.28, and with
    heights for depths. What then fits clearly is told in `misread`; the figures stay those as said.

    Raises
    ------
    InvalidInput
        `ballistics.striae.recipes` if they were made with different cut-offs or spacings.
    """
    found = best_way(first, second, turned=turned)
    other = misreading(
        first.heights,
        second.heights,
        as_said=found.ccf,
        share=first.recipe.least_overlap,
        ways=_ways(turned),
    )
    return replace(found, misread=other)


def best_way(first: Signature, second: Signature, *, turned: bool | None = None) -> LandComparison:
    """Compare two signatures as they are said to be, without asking how else they could be read."""
    ours, theirs = (_comparable(each.recipe) for each in (first, second))
    if ours != theirs:
        raise InvalidInput("ballistics.striae.recipes")
    with one_thread():
        found = [
            compare_profiles(first.heights, second.heights, first.recipe, turned=way) for way in _ways(turned)
        ]
    return max(found, key=lambda each: each.score)


def compare_profiles(
    first: Profile, second: Profile, recipe: StriationRecipe, *, turned: bool = False
) -> LandComparison:
    """Compare two signatures given as heights on the recipe's grid, metres."""
    other = second[::-1] if turned else second
    least = recipe.least_overlap * min(len(first), len(other))
    lag, ccf = cross_correlation(first, other, least=least).best
    ours, theirs = laid(first, other, lag)
    apart = ours - theirs
    known = np.isfinite(apart)
    distance = float(np.sqrt(np.mean(apart[known] ** 2))) * 1e6 if known.any() else float("nan")
    options: dict[str, Any] = {
        "segment": recipe.segment,
        "scales": recipe.scales,
        "peaks": recipe.peaks,
        "near": recipe.near,
    }
    striae = matching_striae(ours, theirs, spacing=recipe.spacing, least=recipe.stria, beside=recipe.beside)
    forward, backward = match_segments(first, other, **options), match_segments(other, first, **options)
    return LandComparison(ccf, lag, distance, forward, backward, striae, turned, recipe)


def laid(first: Profile, second: Profile, lag: int) -> tuple[Profile, Profile]:
    """The parts of both that lie on each other where the second's first point lies at `lag` on the first."""
    start, stop = max(0, lag), min(len(first), lag + len(second))
    return first[start:stop], second[start - lag : stop - lag]


def _ways(turned: bool | None) -> tuple[bool, ...]:
    return (False, True) if turned is None else (turned,)


def _comparable(recipe: StriationRecipe) -> dict[str, Any]:
    """What must be the same: an examiner's crosscut and grooves need not be."""
    return {**recipe.as_json(), "crosscut": None, "grooves": None}
