"""Many pairs of scans: prepared once, compared, one line of scores each."""

import csv
import sys
import time
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import rastro.cli.compare_texts  # noqa: F401 - registers the sentences
from rastro.ballistics import PreparedImpression, compare_impressions, prepare_impression, read_al3d, read_x3p
from rastro.ballistics.likelihood import Calibration
from rastro.canonical import InvalidInput
from rastro.cli import bullets
from rastro.cli.compare_weighing import WEIGHED, weighed
from rastro.cli.files import opened

COLUMNS = ("a", "b", "cells", "cmc", "score", "degrees", "down_um", "across_um", "ncc", "seconds")
MOST_PAIRS = 10_000_000
KEPT = 400
"""Prepared scans held at once: some 12 MB each."""


class Mark(StrEnum):
    """What kind of mark two scans show."""

    IMPRESSION = "impression"
    LAND = "land"


def compared(
    first: Path, second: Path, calibration: Calibration | None, *, mark: Mark = Mark.IMPRESSION
) -> dict[str, Any]:
    """What two scans have in common, and how much it weighs by a calibration set."""
    if mark is Mark.LAND:
        lands = bullets.compared_lands(first, second)
        counts = {"cells": lands["segments"], "cmc": {"consensus": lands["cmps"]}}
        return lands if calibration is None else {**lands, **weighed({**lands, **counts}, calibration)}
    ours, theirs = _prepared(first), _prepared(second)
    began, worked = time.perf_counter(), time.process_time()
    told = compare_impressions(ours, theirs).as_json()
    spent = {"seconds": time.perf_counter() - began, "cpu_seconds": time.process_time() - worked}
    said = {"mark": "impression", **told, **{name: round(value, 4) for name, value in spent.items()}}
    return said if calibration is None else {**said, **weighed(said, calibration)}


def _prepared(path: Path) -> PreparedImpression:
    """A scan made ready, once however often it is compared."""
    if path not in _KEPT:
        if len(_KEPT) >= KEPT:
            _KEPT.pop(next(iter(_KEPT)))
        read = read_al3d if path.suffix.lower() == ".al3d" else read_x3p
        _KEPT[path] = prepare_impression(read(path))
    return _KEPT[path]


_KEPT: dict[Path, PreparedImpression] = {}


def compare_pairs(
    pairs: Path,
    out: Path | None,
    calibration: Calibration | None = None,
    *,
    mark: Mark = Mark.IMPRESSION,
    workers: int = 1,
    scheduler: str | None = None,
) -> int:
    """Write one line of scores a pair as they come, to standard output without a file; how many."""
    target = sys.stdout if out is None else out.open("w", encoding="utf-8", newline="")
    try:
        columns = bullets.COLUMNS if mark is Mark.LAND else COLUMNS
        columns = columns if calibration is None else (*columns, *WEIGHED)
        writer = csv.DictWriter(target, columns, lineterminator="\n")
        writer.writeheader()
        count = 0
        for first, second in _pairs(pairs):
            told = compared(pairs.parent / first, pairs.parent / second, calibration, mark=mark)
            writer.writerow({name: _flat(told, first, second)[name] for name in columns})
            count += 1
    finally:
        if out is not None:
            target.close()
    return count


def _flat(told: dict[str, Any], first: str, second: str) -> dict[str, Any]:
    whole = {**told["pose"], "cmc": told["cmc"]["consensus"]} if "pose" in told else {}
    return {**told, **whole, "a": first, "b": second}


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    with opened(path) as stream:
        lines = (line.decode("utf-8-sig", "replace") for line in stream)
        reader = csv.DictReader(lines)
        if not {"a", "b"} <= set(reader.fieldnames or ()):
            raise InvalidInput("cli.compare.columns", field="pairs", file=path.name)
        for number, row in enumerate(reader, 2):
            if not row["a"] or not row["b"] or number > MOST_PAIRS:
                raise InvalidInput("cli.compare.pair", field="pairs", line=number)
            yield row["a"], row["b"]
