"""How sure a calibration is: weapons drawn again, with all their pairs."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from rastro.ballistics.likelihood.scores import LEAST, Numbers
from rastro.canonical import InvalidInput

LEAST_WEAPONS = 5

type Pairs = Sequence[tuple[str, str]]


def weapons_of(*pairs: Pairs) -> tuple[str, ...]:
    """The weapons named in pairs, in order."""
    return tuple(sorted({weapon for each in pairs for pair in each for weapon in pair}))


def weapon_weights(km: Pairs, knm: Pairs, *, draws: int, seed: int = 0) -> Iterator[tuple[Numbers, Numbers]]:
    """Weights of pairs when weapons are drawn with replacement: pairs of one weapon are not independent.

    Parameters
    ----------
    km, knm
        The two weapons of each pair; twice the same for known matches.
    draws
        How many sets of weights.
    seed
        Of the random numbers: the same seed gives the same draws.

    Yields
    ------
    tuple
        Weights of known matches and non-matches: how often the weapon was drawn, and the product of how often
        both were. Draws that leave fewer than two pairs of a kind are drawn again.

    Raises
    ------
    InvalidInput
        `ballistics.likelihood.weapons` with fewer than five weapons.

    References
    ----------
    Efron and Tibshirani, An Introduction to the Bootstrap, 1993. For pairs: Owen, The pigeonhole bootstrap,
    2007, doi:10.1214/07-AOAS122.
    """
    weapons = weapons_of(km, knm)
    if len(weapons) < LEAST_WEAPONS:
        raise InvalidInput(
            "ballistics.likelihood.weapons", field="weapons", weapons=len(weapons), least=LEAST_WEAPONS
        )
    number = {weapon: place for place, weapon in enumerate(weapons)}
    one = np.array([number[pair[0]] for pair in km])
    two = np.array([[number[a], number[b]] for a, b in knm])
    random: Any = np.random.default_rng(seed)
    made = 0
    for _ in range(100 * draws):
        drawn = np.bincount(random.integers(0, len(weapons), len(weapons)), minlength=len(weapons))
        weights = drawn[one].astype(np.float64), drawn[two].prod(axis=1).astype(np.float64)
        if min((each > 0).sum() for each in weights) < LEAST:
            continue
        yield weights
        made += 1
        if made == draws:
            return
