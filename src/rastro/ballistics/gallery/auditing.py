"""What a search misses: measured against laying the query on every surface of the gallery."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from rastro.ballistics.gallery.folder import Gallery
from rastro.ballistics.gallery.searching import KEPT_RINGS, Progress, all_likeness, lay_all
from rastro.ballistics.gallery.sketch import level_of

PLACES = 10


@dataclass(frozen=True, slots=True)
class Audit:
    """The recall of a search against the exhaustive second stage.

    Parameters
    ----------
    surfaces, queries, keep
        Size of the gallery, surfaces of it that were searched for, and what stage 1 keeps.
    recall
        Share of the exhaustive stage's ten best that the search found.
    first
        Share of queries whose best the search found.
    """

    surfaces: int
    queries: int
    keep: int
    recall: float
    first: float

    def as_json(self) -> dict[str, Any]:
        """For files and programs."""
        return asdict(self)


def audit(
    gallery: Gallery,
    *,
    queries: int = 10,
    keep: int = KEPT_RINGS,
    seed: int = 0,
    workers: int = 1,
    progress: Progress | None = None,
) -> Audit:
    """Search for some of the gallery's own surfaces, and lay each on all others as well.

    Parameters
    ----------
    queries, seed
        How many, drawn at random; each is left out of its own results.
    """
    drawn = np.random.default_rng(seed).permutation(len(gallery))[:queries]
    kept = [_found(gallery, int(number), keep=keep, workers=workers, progress=progress) for number in drawn]
    recall = float(np.mean([each.mean() for each in kept])) if kept else 1.0
    first = float(np.mean([each[0] for each in kept if len(each)])) if kept else 1.0
    return Audit(len(gallery), len(kept), keep, recall, first)


def _found(gallery: Gallery, number: int, *, keep: int, workers: int, progress: Progress | None) -> Any:
    """Of the ten on which a surface lies best, which the rings let through."""
    level = level_of(gallery.surface(number))
    alike = all_likeness(gallery, level, workers=workers)
    others = np.delete(np.arange(len(gallery)), number)
    laid = lay_all(gallery, level, others, workers=workers, progress=progress)
    score = np.array([each.score for each in laid])
    best = others[np.argsort(-score, kind="stable")[:PLACES]]
    alike[number] = -np.inf
    return np.isin(best, np.argsort(-alike, kind="stable")[:keep])
