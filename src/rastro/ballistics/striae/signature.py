"""From a scan of a striated mark to its signature: the heights across the striae, without form and noise."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.striae.crosscut import Crosscut, find_crosscut, mean_of
from rastro.ballistics.striae.grooves import Grooves, find_grooves
from rastro.ballistics.striae.orienting import Direction, orient
from rastro.ballistics.striae.profile_filters import Profile, between
from rastro.ballistics.striae.profiles import Strips, strips_of
from rastro.ballistics.striae.recipe import StriationRecipe
from rastro.ballistics.topography import Topography
from rastro.canonical import InvalidInput, Text

LEAST_POINTS = 200
"""A signature of fewer points (0.3 mm) says nothing."""
LEAST_AGREEMENT = 0.4
"""Where not even the best neighbours agree so far, the surface has no striae."""


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """The heights across the striae of one mark.

    Parameters
    ----------
    heights
        Shape (points,), metres; NaN where nothing was measured.
    profile
        The mean profile it was taken from, whole and with its form, metres.
    grooves
        Which part of the profile is the land.
    crosscut
        Which strips of the surface the profile is the mean of.
    between
        Metres from the first row to where these begin and end.
    direction
        How the striae ran on the surface as measured.
    transposed
        Whether rows and columns were exchanged.
    recipe
        How it was made.
    notes
        What a person should look at.
    """

    heights: Profile
    profile: Profile
    grooves: Grooves
    crosscut: Crosscut
    between: tuple[float, float]
    direction: Direction
    transposed: bool
    recipe: StriationRecipe
    notes: tuple[Text, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The figures, for files and programs."""
        return {
            "points": len(self.heights),
            "missing": round(1.0 - float(np.isfinite(self.heights).mean()), 4),
            "rms_um": round(float(np.sqrt(np.nanmean(self.heights**2))) * 1e6, 4),
            "direction": round(self.direction.degrees, 2),
            "coherence": round(self.direction.coherence, 3),
            "transposed": self.transposed,
            "crosscut_um": [round(each * 1e6, 1) for each in self.between],
            "agreement": round(self.crosscut.agreed, 4),
            "grooves_um": [round(self.grooves.left * 1e6, 1), round(self.grooves.right * 1e6, 1)],
            "notes": [note.say() for note in self.notes],
        }


def land_signature(topography: Topography, *, recipe: StriationRecipe | None = None) -> Signature:
    """Orient, straighten, cut across and filter a striated mark.

    Parameters
    ----------
    topography
        The scan; its increments may differ, its striae may run along either axis or obliquely.
    recipe
        With the crosscut and the grooves of an examiner, where the found ones were corrected.

    Raises
    ------
    InvalidInput
        `ballistics.striae.no_direction`, `ballistics.striae.no_striae`, `ballistics.striae.too_little`,
        `ballistics.striae.grooves`.
    """
    used = recipe or StriationRecipe()
    oriented = orient(topography, least_coherence=used.least_coherence)
    strips = strips_of(oriented, spacing=used.spacing, thickness=used.band)
    if np.isfinite(strips.heights).any(0).sum() < LEAST_POINTS:
        raise InvalidInput("ballistics.striae.too_little", field="file")
    crosscut = _crosscut(strips, used)
    profile = mean_of(strips.heights, crosscut)
    grooves = _grooves(profile, used)
    heights = between_of(_land(profile, grooves, used), used)
    if np.isfinite(heights).sum() < LEAST_POINTS:
        raise InvalidInput("ballistics.striae.too_little", field="file")
    step = float(strips.along[0]) * 2
    place = (float(strips.along[crosscut.first]) - step / 2, float(strips.along[crosscut.last]) + step / 2)
    unstable = crosscut.agreed < used.agree
    notes = (Text("ballistics.striae.unstable", {"agreed": round(crosscut.agreed, 2)}),) if unstable else ()
    return Signature(
        heights, profile, grooves, crosscut, place, oriented.direction, oriented.transposed, used, notes
    )


def between_of(profile: Profile, recipe: StriationRecipe) -> Profile:
    """What of a profile lies between the recipe's cut-offs."""
    return between(
        profile,
        longest=recipe.waviness,
        shortest=recipe.roughness,
        spacing=recipe.spacing,
        robust=recipe.robust,
    )


def _crosscut(strips: Strips, recipe: StriationRecipe) -> Crosscut:
    """Held against each other is only the land: grooves agree everywhere."""
    known = np.isfinite(strips.heights)
    middle = np.full(known.shape[1], np.nan)
    some = known.any(0)
    middle[some] = np.nanmedian(strips.heights[:, some], axis=0)
    grooves = _grooves(middle, recipe)
    striae = between_of(_land(strips.heights, grooves, recipe), recipe)
    step = float(strips.along[0]) * 2
    at = None
    if recipe.crosscut is not None:
        at = min(max(0, int(recipe.crosscut / step)), len(strips.heights) - 1)
    found = find_crosscut(striae, agree=recipe.agree, most=max(1, round(recipe.thickest / step)), at=at)
    if at is None and len(found.agreement) and found.agreement.max() < LEAST_AGREEMENT:
        raise InvalidInput("ballistics.striae.no_striae", field="file")
    return found


def _grooves(profile: Profile, recipe: StriationRecipe) -> Grooves:
    if recipe.grooves is None:
        return find_grooves(profile, spacing=recipe.spacing, shoulder=recipe.shoulder, margin=recipe.margin)
    left, right = recipe.grooves
    if not 0 <= left < right <= (len(profile) - 1) * recipe.spacing * 1.001:
        raise InvalidInput("ballistics.striae.grooves", field="grooves")
    return Grooves(left, right)


def _land(heights: Profile, grooves: Grooves, recipe: StriationRecipe) -> Profile:
    """Between the grooves."""
    first, last = round(grooves.left / recipe.spacing), round(grooves.right / recipe.spacing)
    return np.asarray(heights[..., first : last + 1])
