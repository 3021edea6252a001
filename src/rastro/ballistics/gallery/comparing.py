"""Stage 3: the scans of what was found, compared cell by cell with the query's."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rastro.ballistics.comparing import compare_impressions
from rastro.ballistics.crew import spread
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
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> list[Ranked]:
    """Compare the query with the scans that were found, best first.

    Parameters
    ----------
    read
        Reads and prepares a scan: a function of a module, so that other processes find it.
    workers
        Processes.
    scheduler
        A Dask scheduler whose workers compare instead; the scans lie at the same paths for them.
    """
    folder = gallery.folder.resolve()
    paths = [folder / each.entry.name for each in found]
    held, figures = partial(_Held, query, read), list[dict[str, Any]]()
    for each in spread(_figures, paths, begin=held, workers=workers, scheduler=scheduler):
        figures.append(each)
        if progress is not None:
            progress("cells", len(figures), len(paths))
    ranked = [Ranked(*pair) for pair in zip(found, figures, strict=True)]
    return sorted(ranked, key=lambda each: (-each.figures["score"], each.found.number))


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    query: PreparedImpression
    read: Reader


def _figures(held: _Held, path: Path) -> dict[str, Any]:
    try:
        return compare_impressions(held.query, held.read(path)).as_json()
    except RastroError as error:  # a scan that was moved away does not cost the others their place
        return {"refused": error.code, "score": 0.0}
