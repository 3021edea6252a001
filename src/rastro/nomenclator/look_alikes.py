"""Makers and models that are taken for one another, each with why, in one sentence."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import OSA

import rastro.nomenclator.look_alike_texts  # noqa: F401 - registers the sentences
from rastro.canonical import Text
from rastro.nomenclator.model_said import full_name
from rastro.nomenclator.tables import table
from rastro.nomenclator.terms import Kind, Term

MOST_OF_ONE_DESIGN = 12

type Alike = tuple[Term, Text]


def look_alikes(code: str) -> tuple[Alike, ...]:
    """Terms that an officer may have had before him when he wrote this one.

    Parameters
    ----------
    code
        Code of a make or a model.

    Returns
    -------
    tuple
        Terms of the same table, each with the reason: those that were authored first; then, for a model,
        the nearest ones of its design by other makers. Empty when none is known.
    """
    authored = _authored().get(code, ())
    known = {term.code for term, _ in authored}
    return (*authored, *(pair for pair in _of_one_design(code) if pair[0].code not in known))


@cache
def _authored() -> Mapping[str, tuple[Alike, ...]]:
    gathered: dict[str, dict[str, Alike]] = {}
    for one, other, reason in _pairs():
        gathered.setdefault(one.code, {}).setdefault(other.code, (other, reason))
        gathered.setdefault(other.code, {}).setdefault(one.code, (one, reason))
    return {code: tuple(found.values()) for code, found in gathered.items()}


def _pairs() -> Iterator[tuple[Term, Term, Text]]:
    text = files("rastro.nomenclator").joinpath("data/look_alikes.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        terms = table(Kind(row["kind"]))
        one, other = terms[row["one"]], terms[row["other"]]
        yield one, other, _because(row["why"], one, other, row["what"])


@cache
def _of_one_design(code: str) -> tuple[Alike, ...]:
    """Models of one design by other makers, those of one type and calibre and of a near name first."""
    model = table(Kind.MODEL).get(code)
    if model is None or not model.family:
        return ()
    others = _families()[model.family]
    apart = [other for other in others if not set(other.makes) & set(model.makes)]
    ranked = sorted(apart, key=lambda other: _distance(model, other))[:MOST_OF_ONE_DESIGN]
    return tuple((other, _because("one_design", model, other)) for other in ranked)


@cache
def _families() -> Mapping[str, tuple[Term, ...]]:
    gathered: dict[str, list[Term]] = {}
    for model in table(Kind.MODEL).values():
        if model.family:
            gathered.setdefault(model.family, []).append(model)
    return {family: tuple(models) for family, models in gathered.items()}


def _distance(one: Term, other: Term) -> tuple[bool, bool, float, str]:
    apart = OSA.normalized_distance(one.label(), other.label())
    unlike = not set(one.calibres) & set(other.calibres)
    return one.fits != other.fits, unlike, apart, other.code


def _because(why: str, one: Term, other: Term, what: str = "") -> Text:
    names = {"one": full_name(one), "other": full_name(other)}
    return Text(f"nomenclator.look_alike.{why}", names | ({"what": what} if what else {}))
