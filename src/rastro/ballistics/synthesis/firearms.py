"""Firearms that never were: breech faces of one line, the wear of use, and the cases they mark."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from rastro.ballistics.pyramid import Field, Level, warped
from rastro.ballistics.synthesis.fields import SIDE, SPACING, Random, rough, slow

VERSION = "synthesis-2026.1"
CLIP = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundry:
    """How firearms and their cases are generated.

    Parameters
    ----------
    seed
        One seed gives one set of firearms, whatever the machine.
    line
        Firearms made one after the other with one tool: they share its subclass marks.
    subclass
        Share of a breech face's variance that its line shares.
    wear
        Share of the individual variance that one shot renews; 100 shots renew 1 - (1 - wear)**100.
    shots
        Longest interval between two recovered cases, in shots.
    ammunition
        Standard deviation of what the primer brings (its own texture, lacquer), against the mark's 1; each
        case draws its own between a half and all of it.
    noise
        Standard deviation of the measurement, against the mark's 1, at 50 um.
    partial
        Share of cases that are marked in part only, by low pressure or a tilted seat.
    scatter
        Standard deviation of where the middle of a mark comes to lie, metres.
    """

    seed: int
    line: int = 20
    subclass: float = 0.15
    wear: float = 0.0005
    shots: int = 500
    ammunition: float = 0.6
    noise: float = 0.12
    partial: float = 0.15
    scatter: float = 80e-6


@dataclass(frozen=True, slots=True, eq=False)
class Firearm:
    """A breech face that never was.

    Parameters
    ----------
    number, line
        Which one, and which line it comes from.
    face
        Shape (SIDE, SIDE): heights, of unit variance.
    hole, outer
        Radii of the firing-pin hole and of what the primer touches, metres.
    """

    number: int
    line: int
    face: Field
    hole: float
    outer: float


def firearm(foundry: Foundry, number: int) -> Firearm:
    """One of the firearms of a foundry; the same for the same number."""
    line = number // foundry.line
    tool, own = _random(foundry, 1, line), _random(foundry, 2, number)
    stretch, angle = tool.uniform(1.0, 3.0), tool.uniform(0.0, np.pi)
    middle = tool.uniform(230e-6, 330e-6)
    shared = rough(tool, stretch=stretch, angle=angle, middle=middle)
    individual = rough(own, stretch=(1 + stretch) / 2, angle=angle, middle=middle)
    face = np.sqrt(foundry.subclass) * shared + np.sqrt(1 - foundry.subclass) * individual
    hole, outer = tool.uniform(0.90e-3, 1.05e-3), tool.uniform(1.50e-3, 1.66e-3)
    return Firearm(number, line, face.astype(np.float32), hole, outer)


def cases(foundry: Foundry, weapon: Firearm, *, count: int) -> Iterator[Level]:
    """Cases fired one after the other, as surfaces at 50 um."""
    random = _random(foundry, 3, weapon.number)
    face = weapon.face
    for _ in range(count):
        yield _fired(foundry, weapon, face, random)
        kept = (1 - foundry.wear) ** int(random.integers(1, foundry.shots + 1))
        face = np.sqrt(kept) * face + np.sqrt(1 - kept) * rough(random)


def _fired(foundry: Foundry, weapon: Firearm, face: Field, random: Random) -> Level:
    """The face pressed into a primer, seen turned and shifted through a microscope."""
    middle = ((SIDE - 1) / 2, (SIDE - 1) / 2)
    turn = float(random.uniform(0.0, 360.0))
    moved = random.normal(0.0, foundry.scatter / SPACING, 2)
    whole = Level(face, np.ones_like(face))
    seen = warped(whole, (SIDE, SIDE), middle, turn, (float(moved[0]), float(moved[1])))[0]
    pressure = 1.0 + 0.25 * slow(random)
    primer = random.uniform(0.5, 1.0) * foundry.ammunition * rough(random)
    measured = foundry.noise * random.standard_normal((SIDE, SIDE), np.float32)
    heights = pressure * seen + primer + measured
    return _standardised(heights, _touched(foundry, weapon, random, moved))


def _touched(foundry: Foundry, weapon: Firearm, random: Random, moved: Any) -> Field:
    """Where the primer touched the face and was measured: a ring, less what tilt and damage take."""
    line = np.arange(SIDE) - (SIDE - 1) / 2
    down, across = np.meshgrid(line - moved[0], line - moved[1], indexing="ij")
    radius, ragged = np.hypot(down, across) * SPACING, 40e-6 * slow(random)
    ring = (radius + ragged > weapon.hole) & (radius + ragged < weapon.outer)
    damage = slow(random, longest=800e-6) > random.uniform(0.9, 2.0)
    ring &= ~damage
    if random.random() < foundry.partial:
        angle, depth = random.uniform(0.0, 2 * np.pi), random.uniform(-0.3, 0.5)
        ring &= (np.cos(angle) * down + np.sin(angle) * across) * SPACING > (depth - 0.5) * weapon.outer
    return np.asarray(ring, np.float32)


def _standardised(heights: Field, measured: Field) -> Level:
    """To the spread of real surfaces at 50 um, pressed together beyond 2.5 deviations as they are."""
    inside = heights[measured > 0]
    level = (heights - inside.mean()) / (inside.std() or 1.0) * REAL_SPREAD
    return Level((CLIP * np.tanh(level / CLIP) * measured).astype(np.float32), measured)


REAL_SPREAD = 0.72


def _random(foundry: Foundry, purpose: int, number: int) -> Random:
    return np.random.default_rng((foundry.seed, purpose, number))
