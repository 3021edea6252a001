"""One surface against a gallery: rings, then whole surfaces, then cells."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import batched
from typing import Any

import numpy as np

from rastro.ballistics.gallery.folder import Entry, Gallery
from rastro.ballistics.gallery.overlay import Likeness, likeness, query_rings
from rastro.ballistics.gallery.sketch import Bytes
from rastro.ballistics.gallery.whole import Laid, TurnedQuery, lay_whole, turned_query
from rastro.ballistics.pyramid import Level
from rastro.ballistics.threads import one_thread

BLOCK = 512
"""Surfaces whose rings are laid on the query's at once: they fit the cache."""
PIECE = 50
"""Surfaces a process lays before it reports."""
KEPT_RINGS, KEPT_WHOLE = 500, 50

type Numbers = np.ndarray[Any, np.dtype[np.int64]]
type Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Found:
    """A surface of the gallery that may be of the query's firearm: a lead, no identification.

    Parameters
    ----------
    number, entry
        Which one.
    likeness
        Of the rings, stage 1.
    laid
        How the query lies on it as a whole, stage 2.
    """

    number: int
    entry: Entry
    likeness: float
    laid: Laid


def search(
    gallery: Gallery,
    level: Level,
    *,
    keep: int = KEPT_RINGS,
    top: int = KEPT_WHOLE,
    workers: int = 1,
    progress: Progress | None = None,
) -> list[Found]:
    """The surfaces of a gallery on which a query lies best as a whole, best first.

    Parameters
    ----------
    level
        The query at 50 um: `sketch(prepared).level`.
    keep
        How many stage 1 hands to stage 2; all of them makes the search exhaustive.
    top
        How many come out of stage 2.
    workers
        Threads of stage 1, processes of stage 2.
    progress
        Told stage, done and total.
    """
    told = progress or _silent
    alike = all_likeness(gallery, level, workers=workers, progress=told)
    kept = np.argsort(-alike, kind="stable")[:keep]
    laid = lay_all(gallery, level, kept, workers=workers, progress=told)
    order = sorted(range(len(kept)), key=lambda place: (-laid[place].score, int(kept[place])))[:top]
    return [
        Found(int(kept[each]), gallery.entry(int(kept[each])), float(alike[kept[each]]), laid[each])
        for each in order
    ]


def all_likeness(
    gallery: Gallery, level: Level, *, workers: int = 1, progress: Progress | None = None
) -> Likeness:
    """Stage 1 on the whole gallery: shape (surfaces,)."""
    told, query, total = progress or _silent, query_rings(level), len(gallery)
    parts: list[Likeness] = []
    with one_thread(), ThreadPoolExecutor(workers) as pool:
        starts = range(0, total, BLOCK)
        for part in pool.map(lambda start: likeness(gallery.rings(start, start + BLOCK), query), starts):
            parts.append(part)
            told("rings", min(total, len(parts) * BLOCK), total)
    return np.concatenate(parts) if parts else np.empty(0, np.float32)


def lay_all(
    gallery: Gallery, level: Level, numbers: Numbers, *, workers: int = 1, progress: Progress | None = None
) -> list[Laid]:
    """Stage 2 on some of the gallery, in their order."""
    told, laid = progress or _silent, list[Laid]()
    pieces = [list(piece) for piece in batched(numbers.tolist(), PIECE)]
    if workers == 1 or len(numbers) <= PIECE:
        query = turned_query(level)
        results = (_lay_piece(gallery, query, piece) for piece in pieces)
        return _gathered(results, laid, len(numbers), told)
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(gallery.folder, level)) as pool:
        return _gathered(pool.map(_lay_there, pieces), laid, len(numbers), told)


def _gathered(results: Any, laid: list[Laid], total: int, told: Progress) -> list[Laid]:
    for result in results:
        laid.extend(result)
        told("whole", len(laid), total)
    return laid


def _lay_piece(gallery: Gallery, query: TurnedQuery, piece: list[int]) -> list[Laid]:
    surfaces: list[Bytes] = [gallery.surface(number) for number in piece]
    with one_thread():
        return [lay_whole(surface, query) for surface in surfaces]


class _Here:
    """What a worker process holds for as long as it lives."""

    gallery: Gallery
    query: TurnedQuery


def _begin(folder: Any, level: Level) -> None:
    _Here.gallery, _Here.query = Gallery(folder), turned_query(level)


def _lay_there(piece: list[int]) -> list[Laid]:
    return _lay_piece(_Here.gallery, _Here.query, piece)


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Nobody asked."""
