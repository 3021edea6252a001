"""Galleries of firearms that never were, and what searches in them find and cost."""

import os
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from rastro.ballistics.gallery import Entry, Gallery, Sketch, search, sketch_level
from rastro.ballistics.gallery.searching import KEPT_RINGS, all_likeness, lay_all
from rastro.ballistics.pyramid import Level
from rastro.ballistics.synthesis import Foundry, cases, firearm

CASES = 5
FOUNDRY = Foundry(seed=2026)
KEEPS = (200, 500, 1000, 2000, 4000)
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
    spent, worked, found = [], [], []
    for weapon in weapons:
        began, before = time.perf_counter(), _worked()
        results = search(gallery, query(int(weapon)), workers=WORKERS)
        spent.append(time.perf_counter() - began)
        worked.append(_worked() - before)
        found.append([each.entry.source == str(weapon) for each in results])
    told: dict[str, object] = {
        "surfaces": len(gallery),
        "queries": queries,
        "seconds_a_query": _middle(spent),
    }
    told |= {"mates_in_10": float(np.mean([sum(each[:10]) / CASES for each in found]))}
    told |= {"first_is_mate": float(np.mean([each[0] for each in found]))}
    told |= {"peak_gb": peak()}
    return told | recall(gallery, [int(each) for each in weapons[:exhaustive]])


def recall(gallery: Gallery, weapons: list[int]) -> dict[str, object]:
    """Against the exhaustive second stage, by how many stage 1 keeps."""
    hits: dict[int, list[float]] = {keep: [] for keep in KEEPS}
    stage2, mates = [], []
    for weapon in weapons:
        level = query(weapon)
        order = np.argsort(-all_likeness(gallery, level, workers=WORKERS), kind="stable")
        began = time.perf_counter()
        score = np.array(
            [each.score for each in lay_all(gallery, level, np.arange(len(gallery)), workers=WORKERS)]
        )
        stage2.append(time.perf_counter() - began)
        best = np.argsort(-score, kind="stable")[:10]
        same = best[best // CASES == weapon]
        mates.append(np.isin(same, order[:KEPT_RINGS]).mean() if len(same) else 1.0)
        for keep, found in hits.items():
            found.append(float(np.isin(best, order[:keep]).mean()))
    return {
        "exhaustive_queries": len(weapons),
        "exhaustive_seconds": _middle(stage2),
        "mates_against_exhaustive": float(np.mean(mates)),
        "recall_at_10_by_kept": {keep: float(np.mean(found)) for keep, found in hits.items()},
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
