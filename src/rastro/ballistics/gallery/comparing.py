"""Stage 3: the scans of what was found, compared cell by cell with the query's."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rastro.ballistics.comparing import compare_impressions
from rastro.ballistics.gallery.folder import Gallery
from rastro.ballistics.gallery.searching import Found, Progress
from rastro.ballistics.preparing import PreparedImpression
from rastro.canonical import RastroError

type Reader = Callable[[Path], PreparedImpression]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A found surface with the figures of its comparison: the order is by score.

    Parameters
    ----------
    found
        What stages 1 and 2 said.
    figures
        As `ImpressionComparison.as_json` tells them; `refused` and why, with score 0, where the scan could
        not be read.
    """

    found: Found
    figures: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """For files and programs."""
        return {
            "name": self.found.entry.name,
            "source": self.found.entry.source,
            "likeness": round(self.found.likeness, 4),
            "whole_ncc": round(self.found.laid.ncc, 4),
            **self.figures,
        }


def compare_found(
    gallery: Gallery,
    query: PreparedImpression,
    found: list[Found],
    *,
    read: Reader,
    workers: int = 1,
    progress: Progress | None = None,
) -> list[Ranked]:
    """Compare the query with the scans that were found, best first.

    Parameters
    ----------
    read
        Reads and prepares a scan: a function of a module, so that other processes find it.
    """
    paths = [gallery.folder / each.entry.name for each in found]
    if workers == 1:
        figures = [
            _told(progress, _figures(query, read, path), number, len(paths)) for number, path in _n(paths)
        ]
    else:
        with ProcessPoolExecutor(workers, initializer=_begin, initargs=(query, read)) as pool:
            results = pool.map(_figures_there, paths)
            figures = [_told(progress, each, number, len(paths)) for number, each in _n(results)]
    ranked = [Ranked(*pair) for pair in zip(found, figures, strict=True)]
    return sorted(ranked, key=lambda each: (-each.figures["score"], each.found.number))


def _n(items: Any) -> Any:
    return enumerate(items, 1)


def _told(progress: Progress | None, figures: dict[str, Any], done: int, total: int) -> dict[str, Any]:
    if progress is not None:
        progress("cells", done, total)
    return figures


def _figures(query: PreparedImpression, read: Reader, path: Path) -> dict[str, Any]:
    try:
        return compare_impressions(query, read(path)).as_json()
    except RastroError as error:  # a scan that was moved away does not cost the others their place
        return {"refused": error.code, "score": 0.0}


class _Here:
    """What a worker process holds for as long as it lives."""

    query: PreparedImpression
    read: Reader


def _begin(query: PreparedImpression, read: Reader) -> None:
    _Here.query, _Here.read = query, read


def _figures_there(path: Path) -> dict[str, Any]:
    return _figures(_Here.query, _Here.read, path)
