"""Compare two impressions: where they lie on each other, which cells are congruent, and how much that is."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from rastro.ballistics.backends import Products
from rastro.ballistics.cells import CellMatches, match_cells
from rastro.ballistics.congruence import Congruence, consensus
from rastro.ballistics.preparing import PreparedImpression
from rastro.ballistics.pyramid import rotation
from rastro.ballistics.recipe import ImpressionRecipe
from rastro.ballistics.regions import Regions
from rastro.ballistics.registering import Pose, register_whole
from rastro.ballistics.rules import Counts, counted
from rastro.ballistics.threads import one_thread
from rastro.canonical import InvalidInput, Text

LEAST_TO_SCALE = 5
"""Congruent cells of both directions from which their distances say something of the scale."""
SCALE = 0.02
"""How far from 1 the scale may be; of 63 known matches of one microscope the furthest is 0.01 away."""
NO_LEAD, LEAD = 4, 6
"""Congruent cells up to which the mirrored scan is tried as well, and from which it is said to match."""
MIRRORED_NCC = 0.40
"""Whole surfaces of different slides reach 0.34."""


LEAST_SETTLED = 3
"""From so many congruent cells on, their motion lays the second on the first; else the whole surface's."""


@dataclass(frozen=True, slots=True)
class Motion:
    """How the second mark is laid on the first: turned, then shifted by so many points of the grid."""

    degrees: float
    down: float
    across: float
    by_cells: bool


@dataclass(frozen=True, slots=True, eq=False)
class ImpressionComparison:
    """What came of comparing two impressions.

    Parameters
    ----------
    pose
        How the second lies on the first as a whole.
    forward, backward
        Each cell of the first looked for on the second, and the other way.
    congruence
        The cells that agree on one motion.
    recipe
        How both were prepared and compared.
    regions, middles
        Which part of each scan was compared, and where its middle lies from the scan's, in points.
    mirrored
        Whether the second scan matches when it is read left for right, and not as it is.
    """

    pose: Pose
    forward: CellMatches
    backward: CellMatches
    congruence: Congruence
    recipe: ImpressionRecipe
    regions: tuple[Regions, Regions]
    middles: tuple[tuple[float, float], tuple[float, float]]
    mirrored: bool = False

    @property
    def cells(self) -> int:
        """How many cells the surface with fewer has: the most that could be congruent."""
        return min(len(self.forward.ncc), len(self.backward.ncc))

    @property
    def counts(self) -> dict[str, Counts]:
        """Congruent matching cells by each rule: `consensus`, which the score rests on, and the published."""
        agreed = self.congruence
        own = Counts(int(agreed.forward.sum()), int(agreed.backward.sum()))
        return {"consensus": own, **counted(self.forward, self.backward, self.recipe)}

    @property
    def score(self) -> float:
        """Mean correlation that congruent cells contribute, over all cells of both directions: 0 to 1."""
        total = sum(
            float(cells.ncc[agreed].sum())
            for cells, agreed in (
                (self.forward, self.congruence.forward),
                (self.backward, self.congruence.backward),
            )
        )
        return total / max(1, len(self.forward.ncc) + len(self.backward.ncc))

    @property
    def scale(self) -> float | None:
        """How many times too large the second surface is, by its congruent cells; None with fewer than five.

        Notes
        -----
        Away from 1 by more than two hundredths, one of the two scans has wrong increments.
        """
        ours = self.forward.places[self.congruence.forward], self.backward.found[self.congruence.backward]
        theirs = self.forward.found[self.congruence.forward], self.backward.places[self.congruence.backward]
        one, other = np.concatenate(ours), np.concatenate(theirs)
        if len(one) < LEAST_TO_SCALE:
            return None
        spread = float(np.square(one - one.mean(0)).sum())
        return float(np.sqrt(np.square(other - other.mean(0)).sum() / spread)) if spread > 0 else None

    @property
    def warnings(self) -> tuple[Text, ...]:
        """Why the figures must not be relied on as they stand."""
        said = [Text("ballistics.impression.mirrored")] if self.mirrored else []
        if self.scale is not None and abs(self.scale - 1) > SCALE:
            said.append(Text("ballistics.impression.scale", {"scale": f"{self.scale:.3f}"}))
        return tuple(said)

    @property
    def motion(self) -> Motion:
        """That of the congruent cells, or of the whole surface where too few cells are congruent."""
        if self.congruence.cmc >= LEAST_SETTLED:
            return Motion(self.congruence.degrees, *self.congruence.shift, by_cells=True)
        return Motion(self.pose.degrees, self.pose.down, self.pose.across, by_cells=False)

    @property
    def shift(self) -> tuple[float, float]:
        """How far the second scan as a whole is moved, about its middle: down and across, metres."""
        motion = self.motion
        ours, theirs = (np.array(each) for each in self.middles)
        moved = ours + np.array([motion.down, motion.across]) - theirs @ rotation(motion.degrees)
        return float(moved[0]) * self.recipe.grid, float(moved[1]) * self.recipe.grid

    def as_json(self) -> dict[str, Any]:
        """The figures, for files and programs."""
        return {
            "cells": self.cells,
            "cmc": {rule: counts.as_json() for rule, counts in self.counts.items()},
            "score": round(self.score, 4),
            "pose": {
                "degrees": round(self.motion.degrees % 360.0, 2) % 360.0,
                "down_um": round(self.shift[0] * 1e6, 1),
                "across_um": round(self.shift[1] * 1e6, 1),
                "by_cells": self.motion.by_cells,
                "ncc": round(self.pose.ncc, 4),
                "scale": None if self.scale is None else round(self.scale, 3),
            },
            "regions": [each.summary() for each in self.regions],
            "warnings": [each.code for each in self.warnings],
            "recipe": self.recipe.as_json(),
        }


def compare_impressions(
    first: PreparedImpression, second: PreparedImpression, *, products: Products | None = None
) -> ImpressionComparison:
    """Compare two prepared impressions in both directions, over the full circle.

    Parameters
    ----------
    products
        What multiplies where cells are looked for: a backend; numpy if not said.

    Raises
    ------
    InvalidInput
        `ballistics.impression.recipes` if they were prepared differently.
    """
    if first.recipe != second.recipe:
        raise InvalidInput("ballistics.impression.recipes")
    with one_thread():
        straight = _with_cells(first, second, register_whole(first, second), products)
        if straight.congruence.cmc > NO_LEAD:
            return straight
        return replace(straight, mirrored=_matches_mirrored(first, second, products))


def _with_cells(
    first: PreparedImpression, second: PreparedImpression, pose: Pose, products: Products | None
) -> ImpressionComparison:
    recipe = first.recipe
    forward = match_cells(first, second, pose, products=products)
    backward = match_cells(second, first, pose.inverse, products=products)
    congruence = consensus(
        forward,
        backward,
        near=recipe.near / recipe.grid,
        near_turn=recipe.near_turn,
        least_ncc=recipe.least_ncc,
    )
    regions, middles = (first.regions, second.regions), (first.middle, second.middle)
    return ImpressionComparison(pose, forward, backward, congruence, recipe, regions, middles)


def _matches_mirrored(
    first: PreparedImpression, second: PreparedImpression, products: Products | None
) -> bool:
    """Whether the second scan was read from its other side: told by the whole surface, settled by cells."""
    mirrored = second.mirrored
    pose = register_whole(first, mirrored)
    return pose.ncc >= MIRRORED_NCC and _with_cells(first, mirrored, pose, products).congruence.cmc >= LEAD
