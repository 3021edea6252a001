"""Galleries of firearms that never were, and what searches in them find and cost."""

import os
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from rastro.ballistics.gallery import Entry, Gallery, Sketch, search, sketch_level
from rastro.ballistics.gallery.searching import all_likeness, kept_of, lay_all
from rastro.ballistics.pyramid import Level
from rastro.ballistics.synthesis import Foundry, cases, firearm

CASES = 5
FOUNDRY = Foundry(seed=2026)
SHARES = (0.01, 0.02, 0.03, 0.05, 0.1)
WORKERS = 2


def built(folder: Path, surfaces: int) -> Gallery:
    """The gallery of that size: five cases of each firearm."""
    if (folder / "manifest.json").exists():
        return Gallery(folder)
    gallery = Gallery.create(folder)
    with ProcessPoolExecutor(WORKERS) as pool:
        gallery.append(_additions(pool.map(_sketches, range(surfaces // CASES), chunksize=50)))
    return gallery


def _additions(weapons: Iterator[list[Sketch]]) -> Iterator[tuple[Entry, Sketch]]:
    for number, made in enumerate(weapons):
        for shot, each in enumerate(made):
            yield Entry(f"generated/{number}/{shot}", str(number)), each


def _sketches(number: int) -> list[Sketch]:
    return [sketch_level(level) for level in cases(FOUNDRY, firearm(FOUNDRY, number), count=CASES)]


def query(number: int) -> Level:
    """The next case of a firearm, which is not in the gallery."""
    return sketch_level([*cases(FOUNDRY, firearm(FOUNDRY, number), count=CASES + 1)][-1]).level


def measured(gallery: Gallery, queries: int, *, exhaustive: int) -> dict[str, object]:
    """Time of searches, and recall of the first of them against laying the query on every surface."""
    weapons = np.random.default_rng(len(gallery)).permutation(len(gallery) // CASES)[:queries]
    levels = {int(weapon): query(int(weapon)) for weapon in weapons}
    spent, worked, found = [], [], []
    for weapon, level in levels.items():
        began, before = time.perf_counter(), _worked()
        results = search(gallery, level, workers=WORKERS)
        spent.append(time.perf_counter() - began)
        worked.append(_worked() - before)
        found.append([each.entry.source == str(weapon) for each in results])
    return {
        "surfaces": len(gallery),
        "queries": queries,
        "kept": kept_of(len(gallery)),
        "seconds_a_query": _middle(spent),
        "slowest_seconds": round(max(spent), 3),
        "cpu_seconds_a_query": _middle(worked),
        "mates_in_10": float(np.mean([sum(each[:10]) / CASES for each in found])),
        "first_is_mate": float(np.mean([each[0] for each in found])),
        "peak_gb": peak(),
        **recall(gallery, dict(list(levels.items())[:exhaustive])),
    }


def recall(gallery: Gallery, levels: dict[int, Level]) -> dict[str, object]:
    """Of the ten on which a query lies best of all, those a search finds; and by how many stage 1 keeps."""
    keeps = sorted({kept_of(len(gallery)), *(round(share * len(gallery)) for share in SHARES)})
    hits: dict[int, list[float]] = {keep: [] for keep in keeps}
    seconds, mates, chance = [], [], []
    for weapon, level in levels.items():
        began = time.perf_counter()
        every = np.arange(len(gallery))
        score = np.array([each.score for each in lay_all(gallery, level, every, workers=WORKERS)])
        seconds.append(time.perf_counter() - began)
        best = np.argsort(-score, kind="stable")[:10]
        found = [each.number for each in search(gallery, level, top=10, workers=WORKERS)]
        through, own = np.isin(best, found), best // CASES == weapon
        mates.extend(through[own])
        chance.extend(through[~own])
        alike = all_likeness(gallery, level, workers=WORKERS)
        for keep, shares in hits.items():
            shares.append(float(np.isin(best, alike.best(keep)).mean()))
    return {
        "exhaustive_queries": len(levels),
        "exhaustive_seconds": _middle(seconds) if seconds else None,
        "recall_at_10": _share([*mates, *chance]),
        "of_its_firearm": [int(np.sum(mates)), len(mates)],
        "by_chance": [int(np.sum(chance)), len(chance)],
        "recall_at_10_by_kept": {keep: _share(shares) for keep, shares in hits.items()},
    }


def peak() -> float:
    """The most memory this process and the largest of its workers have held, added up, GB."""
    own, workers = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return round((own + WORKERS * workers) / 1e6, 3)


def _worked() -> float:
    """Processor seconds of this process and of workers that have ended."""
    return sum(os.times()[:4])


def _middle(values: list[float]) -> float:
    return round(float(np.median(values)), 3)


def _share(values: list[float]) -> float | None:
    return round(float(np.mean(values)), 4) if values else None
