"""One surface against a gallery: rings, then whole surfaces, then cells."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import batched
from pathlib import Path
from typing import Any

import numpy as np

from rastro.ballistics.crew import spread
from rastro.ballistics.gallery.folder import Entry, Gallery
from rastro.ballistics.gallery.overlay import Likenesses, likeness, query_rings
from rastro.ballistics.gallery.whole import Laid, TurnedQuery, lay_whole, turned_query
from rastro.ballistics.pyramid import Level
from rastro.ballistics.threads import one_thread

BLOCK = 128
"""Surfaces whose rings are laid on the query's at once: they fit the cache."""
PIECE = 50
"""Surfaces a worker lays before it reports."""
KEPT_RINGS, KEPT_SHARE, KEPT_WHOLE = 2_000, 0.03, 50
"""What stage 1 keeps: so many at least, and that share of the gallery; and what stage 2 does."""

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
    keep: int | None = None,
    top: int = KEPT_WHOLE,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> list[Found]:
    """The surfaces of a gallery on which a query lies best as a whole, best first.

    Parameters
    ----------
    level
        The query at 50 um: `sketch(prepared).level`.
    keep
        How many stage 1 hands to stage 2; all of them makes the search exhaustive. Without it, as many as
        `kept_of` says.
    top
        How many come out of stage 2.
    workers
        Threads of stage 1, processes of stage 2.
    scheduler
        A Dask scheduler whose workers do stage 2; the gallery's folder lies at the same path for them.
    progress
        Told stage, done and total.
    """
    told = progress or _silent
    alike = all_likeness(gallery, level, workers=workers, progress=told)
    kept = np.sort(alike.best(kept_of(len(gallery)) if keep is None else keep))
    laid = lay_all(gallery, level, kept, workers=workers, scheduler=scheduler, progress=told)
    order = sorted(range(len(kept)), key=lambda place: (-laid[place].score, int(kept[place])))[:top]
    return [
        Found(int(kept[each]), gallery.entry(int(kept[each])), float(alike.likeness[kept[each]]), laid[each])
        for each in order
    ]


def kept_of(surfaces: int) -> int:
    """How many of a gallery stage 1 hands on."""
    return min(surfaces, max(KEPT_RINGS, round(KEPT_SHARE * surfaces)))


def all_likeness(
    gallery: Gallery, level: Level, *, workers: int = 1, progress: Progress | None = None
) -> Likenesses:
    """Stage 1 on the whole gallery."""
    told, query, total = progress or _silent, query_rings(level), len(gallery)

    def block(start: int) -> Likenesses:
        stop = start + BLOCK
        return likeness(gallery.rings(start, stop), gallery.coverage(start, stop), query)

    parts: list[Likenesses] = []
    with one_thread(), ThreadPoolExecutor(workers) as pool:
        for part in pool.map(block, range(0, total, BLOCK)):
            parts.append(part)
            told("rings", min(total, len(parts) * BLOCK), total)
    if not parts:
        return Likenesses(np.empty(0, np.float32), np.empty(0, np.float32))
    return Likenesses(*(np.concatenate([getattr(part, name) for part in parts]) for name in _NAMES))


_NAMES = ("likeness", "chance")


def lay_all(
    gallery: Gallery,
    level: Level,
    numbers: Numbers,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> list[Laid]:
    """Stage 2 on some of the gallery, in their order."""
    told, laid = progress or _silent, list[Laid]()
    for piece in spread(
        _lay_piece,
        batched(numbers.tolist(), PIECE),
        begin=partial(_begin, gallery.folder.resolve(), level),
        workers=1 if len(numbers) <= PIECE else workers,
        scheduler=scheduler,
    ):
        laid.extend(piece)
        told("whole", len(laid), len(numbers))
    return laid


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    gallery: Gallery
    query: TurnedQuery


def _begin(folder: Path, level: Level) -> _Held:
    return _Held(Gallery(folder), turned_query(level))


def _lay_piece(held: _Held, piece: tuple[int, ...]) -> list[Laid]:
    with one_thread():
        return [lay_whole(held.gallery.surface(number), held.query) for number in piece]


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Nobody asked."""
