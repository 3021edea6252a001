"""The published rules by which matching cells are counted as congruent, each for one direction.

Translations are those of the whole surface turned with the cell, so that at the right angle they agree
wherever the cell lies.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.cells import CellMatches, Numbers, Sweep
from rastro.ballistics.recipe import ImpressionRecipe

HIGH_BAND = 1
"""Angles with so many cells fewer than the best still count as high (tau)."""

type Chosen = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Congruent matching cells of one rule.

    Parameters
    ----------
    forward, backward
        Cells of the first surface on the second, and of the second on the first.
    """

    forward: int
    backward: int

    @property
    def cmc(self) -> int:
        """That of the direction with fewer."""
        return min(self.forward, self.backward)

    def as_json(self) -> dict[str, int]:
        """For files and programs."""
        return {"forward": self.forward, "backward": self.backward, "cmc": self.cmc}


def counted(forward: CellMatches, backward: CellMatches, recipe: ImpressionRecipe) -> dict[str, Counts]:
    """The counts of each published rule: `original`, `high` and `convergence`."""
    return {
        name: Counts(int(rule(forward, recipe).sum()), int(rule(backward, recipe).sum()))
        for name, rule in (("original", original), ("high", high), ("convergence", convergence))
    }


def original(cells: CellMatches, recipe: ImpressionRecipe) -> Chosen:
    """Cells whose best place agrees with the medians over all cells, shape (cells,).

    Notes
    -----
    J. Song, Proposed "NIST Ballistics Identification System (NBIS)" based on 3D topography measurements on
    correlation cells, AFTE Journal 45(2), 2013: correlation 0.50, angle 6 degrees, 20 points of 6.25 um.
    """
    compared = cells.ncc >= recipe.rule_ncc
    if not len(cells.ncc):
        return compared
    turned = np.abs(cells.turns - np.median(cells.turns)) <= recipe.rule_turn
    return compared & turned & _near(cells.shifts, np.median(cells.shifts, axis=0), recipe)


def high(cells: CellMatches, recipe: ImpressionRecipe) -> Chosen:
    """Cells that agree with the medians at one of the angles at which most do, shape (cells,).

    Where such angles lie further apart than the angle's threshold, the rule says nothing and the original
    one counts.

    Notes
    -----
    M. Tong, J. Song, W. Chu 2015, doi:10.6028/jres.120.008.
    """
    if not len(cells.ncc):
        return original(cells, recipe)
    agreed = _agreeing(cells.sweep, np.median(cells.sweep.shifts, axis=0), recipe)
    counts = agreed.sum(axis=0)
    best = np.flatnonzero(counts >= counts.max() - HIGH_BAND)
    spread = cells.sweep.turns[best[-1]] - cells.sweep.turns[best[0]]
    if counts.max() <= HIGH_BAND or spread > recipe.rule_turn:
        return original(cells, recipe)
    return np.asarray(agreed[:, best].any(axis=1))


def convergence(cells: CellMatches, recipe: ImpressionRecipe) -> Chosen:
    """Cells whose places converge at the angle at which most do, shape (cells,).

    Notes
    -----
    After Z. Chen, J. Song et al. 2017, doi:10.1016/j.forsciint.2017.08.033: at the right angle the places
    found converge. Here the densest place at each angle stands for the median, which cells that lie
    anywhere would pull away; the paper's own steps may differ.
    """
    if not len(cells.ncc):
        return original(cells, recipe)
    centres = np.stack([_densest(cells.sweep, number, recipe) for number in range(len(cells.sweep.turns))])
    agreed = _agreeing(cells.sweep, centres, recipe)
    return np.asarray(agreed[:, agreed.sum(axis=0).argmax()])


def _densest(sweep: Sweep, angle: int, recipe: ImpressionRecipe) -> Numbers:
    """The middle of the largest set of cells that are found near one of them."""
    shifts = sweep.shifts[sweep.ncc[:, angle] >= recipe.rule_ncc, angle]
    if not len(shifts):
        return np.zeros(2)
    near = _near(shifts[None], shifts[:, None], recipe)
    return np.asarray(np.median(shifts[near[near.sum(axis=1).argmax()]], axis=0))


def _agreeing(sweep: Sweep, centres: Numbers, recipe: ImpressionRecipe) -> Chosen:
    """Which cells lie near the middle of their angle, shape (cells, angles)."""
    return np.asarray((sweep.ncc >= recipe.rule_ncc) & _near(sweep.shifts, centres, recipe))


def _near(shifts: Numbers, centre: Numbers, recipe: ImpressionRecipe) -> Chosen:
    return np.asarray((np.abs(shifts - centre) <= recipe.rule_near / recipe.grid).all(axis=-1))
