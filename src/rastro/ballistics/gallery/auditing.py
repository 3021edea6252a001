"""What a search misses: measured against laying the query on every surface of the gallery."""

from dataclasses import asdict, dataclass
from typing import Any, TypedDict

import numpy as np

from rastro.ballistics.gallery.folder import Gallery
from rastro.ballistics.gallery.searching import Progress, all_likeness, kept_of, lay_all
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
    keep: int | None = None,
    seed: int = 0,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Audit:
    """Search for some of the gallery's own surfaces, and lay each on all others as well.

    Parameters
    ----------
    queries, seed
        How many, drawn at random; each is left out of its own results.
    """
    kept_there = kept_of(len(gallery)) if keep is None else keep
    drawn = np.random.default_rng(seed).permutation(len(gallery))[:queries]
    hands: _Hands = {"workers": workers, "scheduler": scheduler, "progress": progress}
    kept = [_found(gallery, int(number), kept_there, hands) for number in drawn]
    recall = float(np.mean([each.mean() for each in kept])) if kept else 1.0
    first = float(np.mean([each[0] for each in kept if len(each)])) if kept else 1.0
    return Audit(len(gallery), len(kept), kept_there, recall, first)


class _Hands(TypedDict):
    workers: int
    scheduler: str | None
    progress: Progress | None


def _found(gallery: Gallery, number: int, keep: int, hands: _Hands) -> Any:
    """Of the ten on which a surface lies best, which the rings let through."""
    level = level_of(gallery.surface(number))
    alike = all_likeness(gallery, level, workers=hands["workers"])
    others = np.delete(np.arange(len(gallery)), number)
    score = np.array([each.score for each in lay_all(gallery, level, others, **hands)])
    best = others[np.argsort(-score, kind="stable")[:PLACES]]
    kept = alike.best(keep + 1)
    return np.isin(best, kept[kept != number][:keep])
