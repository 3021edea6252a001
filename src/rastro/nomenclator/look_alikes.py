"""Makers and models that are taken for one another, each with why, in one sentence."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from rastro.canonical import Text
from rastro.nomenclator.tables import table
from rastro.nomenclator.terms import Kind, Term


def look_alikes(code: str) -> tuple[tuple[Term, Text], ...]:
    """Terms that an officer may have had before him when he wrote this one.

    Parameters
    ----------
    code
        Code of a make or a model.

    Returns
    -------
    tuple
        Terms of the same table with the reason; empty when none is known.
    """
    return _authored().get(code, ())


@cache
def _authored() -> dict[str, tuple[tuple[Term, Text], ...]]:
    gathered: dict[str, list[tuple[Term, Text]]] = {}
    for one, other, reason in _pairs():
        gathered.setdefault(one.code, []).append((other, reason))
        gathered.setdefault(other.code, []).append((one, reason))
    return {code: tuple(found) for code, found in gathered.items()}


def _pairs() -> Iterator[tuple[Term, Term, Text]]:
    text = files("rastro.nomenclator").joinpath("data/look_alikes.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        terms = table(Kind(row["kind"]))
        one, other = terms[row["one"]], terms[row["other"]]
        yield (
            one,
            other,
            Text(f"nomenclator.look_alike.{row['why']}", {"one": one.label(), "other": other.label()}),
        )
