"""Many pairs of scans: prepared once, compared by all cores or a cluster, one line of scores each."""

import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import batched, chain, count, islice
from pathlib import Path
from typing import Any

import typer

from rastro.ballistics import Mark, compare_impressions, read
from rastro.ballistics.backends import backend as products_of
from rastro.ballistics.crew import spread
from rastro.ballistics.likelihood import Calibration
from rastro.ballistics.one_to_one import Found, prepare
from rastro.ballistics.striae import compare_lands
from rastro.ballistics.weighing import usual_recipe, warnings_of, weigh
from rastro.canonical import InvalidInput, RastroError, Text
from rastro.cli import bullets, output
from rastro.cli.compare_weighing import WEIGHED
from rastro.cli.files import STANDARD
from rastro.cli.pairs_table import Pair, Row, ScoresTable, read_pairs
from rastro.cli.progress import Bars

COLUMNS = ("a", "b", "cells", "cmc", "score", "degrees", "down_um", "across_um", "ncc", "seconds")
LAST = ("version", "warnings", "refused")
WINDOW = 20_000
"""Lines whose order of work is chosen together, and of which so much is lost at most when it is cut off."""
PIECE = 50
"""Pairs a worker compares before it reports, at most."""
SQUARE = 7
"""Side of the squares of that many pairs."""
KEPT, KEPT_HERE, KEPT_LANDS = 100, 400, 5_000
"""Scans a worker keeps ready, and all workers of this machine: some 12 MB each. Striated ones have 30 KB."""

MANY_HANDS = 32
"""Workers a cluster is taken to have when work is cut in pieces."""

type Numbered = tuple[int, Pair]


def compare_pairs(
    pairs: Path,
    out: Path | None,
    calibration: Calibration | None = None,
    *,
    mark: Mark = Mark.IMPRESSION,
    backend: str = "numpy",
    workers: int = 1,
    scheduler: str | None = None,
) -> int:
    """Write one line of scores a pair, to standard output without a file; how many lines there are.

    A pair with a scan that cannot be read gets the code of what is wrong with it in the column `refused`; how
    many there were is said on standard error. A file that holds the first lines already is gone on with.

    Raises
    ------
    InvalidInput
        Those of `read_pairs`, of `ScoresTable.held` and of the crew.
    """
    listed = list(read_pairs(pairs)) if pairs == STANDARD else None

    def each() -> Iterable[Pair]:
        return read_pairs(pairs) if listed is None else listed

    total = sum(1 for _ in each())
    recipe = usual_recipe(mark)
    weighed = () if calibration is None else WEIGHED
    columns = (*(bullets.COLUMNS if mark.striated else COLUMNS), *weighed, *LAST)
    table = ScoresTable(out, columns, recipe.version)
    held = table.held(each())
    rest = islice(enumerate(each()), held, None)
    hands = MANY_HANDS if scheduler is not None else workers
    kept = (
        KEPT_LANDS
        if mark.striated
        else max(2 * SQUARE, min(KEPT, KEPT_HERE // (1 if scheduler else workers)))
    )
    most = max(1, min(PIECE, (total - held) // (8 * hands)))
    begin = partial(_Bench, mark, calibration, backend, pairs.parent.resolve(), recipe.version, kept)
    with table, Bars(shown=out is not None) as bars:
        pieces = chain.from_iterable(_pieces(window, kept, most) for window in batched(rest, WINDOW))
        done = spread(_rows, pieces, begin=begin, workers=workers, scheduler=scheduler)
        for number in _written(table, done, held):
            bars.tell("pairs", number, total)
    if table.refused:
        facts = {"refused": table.refused, "pairs": total}
        typer.echo(Text("cli.pairs.refused", facts).say(output.translator()), err=True)
    return total


def _pieces(window: Iterable[Numbered], kept: int, most: int) -> Iterator[tuple[Numbered, ...]]:
    """Work in an order in which scans that are made ready serve many pairs.

    Where there are more scans than a worker keeps, the table of first against second scans is worked through
    by tiles, half of what is kept on each side, and those by small squares, so that a piece of work has few
    scans whoever takes it up.
    """
    pairs = list(window)
    places: dict[str, int] = {}
    for _, pair in pairs:
        for name in pair:
            places.setdefault(name, len(places))
    if len(places) > kept:
        pairs.sort(key=lambda each: _tile([places[name] for name in each[1]], kept))
    yield from batched(pairs, most)


def _tile(places: list[int], kept: int) -> tuple[int, ...]:
    return tuple(place // side for side in (max(1, kept // 2), SQUARE, 1) for place in places)


def _written(table: ScoresTable, done: Iterable[list[tuple[int, Row]]], start: int) -> Iterator[int]:
    """Add rows in the order of the pairs, as soon as all before them are there; how many are."""
    waiting: dict[int, Row] = {}
    following = count(start)
    number = next(following)
    for rows in done:
        waiting.update(rows)
        while number in waiting:
            table.add(waiting.pop(number))
            number = next(following)
        table.flush()
        yield number


class _Bench:
    """What a worker holds: scans made ready, the last used ones."""

    def __init__(
        self,
        mark: Mark,
        calibration: Calibration | None,
        backend: str,
        folder: Path,
        version: str,
        kept: int,
    ) -> None:
        self._products = products_of(backend)
        self._mark, self._calibration, self._folder, self._version = mark, calibration, folder, version
        self._kept = kept
        self._ready: OrderedDict[str, Any] = OrderedDict()

    def row(self, pair: Pair) -> Row:
        """The scores of a pair, or why there are none."""
        told: Row = {"a": pair[0], "b": pair[1], "version": self._version, "refused": ""}
        try:
            return told | self._scores(*(self._prepared(name) for name in pair)) | told
        except RastroError as error:
            return told | {"refused": error.code}

    def _scores(self, ours: Any, theirs: Any) -> Row:
        began = time.perf_counter()
        if self._mark.striated:
            found: Found = compare_lands(ours, theirs)
        else:
            found = compare_impressions(ours, theirs, products=self._products)
        spent = {"seconds": round(time.perf_counter() - began, 4)}
        warned = {"warnings": " ".join(each.code for each in warnings_of(found))}
        weighed = weigh(self._mark, found, calibration=self._calibration).ratio
        return {**_flat(found.as_json()), **spent, **warned, **({} if weighed is None else weighed.as_json())}

    def _prepared(self, name: str) -> Any:
        """A scan made ready, once as long as it is kept; what is wrong with it is kept as well."""
        if name not in self._ready:
            while len(self._ready) >= self._kept:
                self._ready.popitem(last=False)
            try:
                self._ready[name] = _ready(self._folder / name, self._mark)
            except RastroError as error:
                self._ready[name] = error
        self._ready.move_to_end(name)
        if isinstance(self._ready[name], RastroError):
            raise self._ready[name]
        return self._ready[name]


def _ready(path: Path, mark: Mark) -> Any:
    surface = read(path)
    if not surface.metric:
        raise InvalidInput("ballistics.picture.not_metric", field="file")
    return prepare(surface, mark=mark)


def _rows(bench: _Bench, piece: tuple[Numbered, ...]) -> list[tuple[int, Row]]:
    return [(number, bench.row(pair)) for number, pair in piece]


def _flat(told: dict[str, Any]) -> Row:
    """The figures a line has room for, and the counts of each rule that has its own."""
    if "cmc" not in told:
        return {name: told[name] for name in bullets.COLUMNS if name in told}
    counts = {
        f"{rule}_{way}": count
        for rule, ways in told["cmc"].items()
        for way, count in ways.items()
        if (rule, way) != ("consensus", "cmc")
    }
    whole = {**told, **told["pose"], "cmc": told["cmc"]["consensus"]["cmc"]}
    return {name: whole[name] for name in COLUMNS if name in whole} | counts
