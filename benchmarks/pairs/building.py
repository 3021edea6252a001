"""Pairs of records, and whether they are one firearm: by what a case, a repeat and a known mistake tell."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from benchmarks.pairs.records import Line, Seized
from rastro.markings import fold, registered_keys
from rastro.testing.misread import Kind, misread
from rastro.tracing import RegisteredFirearm
from rastro.tracing.agreement import compare

LEAST = 6
FARTHEST = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, whether they are one firearm, and how we know."""

    kind: str
    one: RegisteredFirearm
    other: RegisteredFirearm
    same: bool
    held_out: bool


def pairs(firearms: Sequence[Seized], *, seed: int = 7) -> list[Pair]:
    """All pairs: repeats, repeats mis-read once, two spellings, and serials that are near but two."""
    chance = random.Random(seed)
    firearms = [each for each in firearms if each.whole]
    return [
        *_repeats(firearms, chance),
        *_two_spellings(firearms, chance),
        *_near(firearms, chance),
    ]


def _repeats(firearms: Sequence[Seized], chance: random.Random) -> Iterator[Pair]:
    """One make and serial of six characters or more in two cases: one firearm. Every other one mis-read."""
    kinds = list(Kind)
    for each in firearms:
        if len(each.serial) < LEAST or len(each.cases) < 2:
            continue
        one, other = _of_two_cases(each.lines, chance)
        yield Pair("repeat", one, other, True, each.held_out)
        kind = chance.choice(kinds)
        wrong = misread(other.serial, kind, seed=chance.randrange(10**9))
        if wrong != other.serial:
            yield Pair(f"misread {kind.value}", one, replace(other, serial=wrong), True, each.held_out)


def _two_spellings(firearms: Sequence[Seized], chance: random.Random) -> Iterator[Pair]:
    """Real mis-readings: one make, serials that only look-alike characters tell apart, never in one case."""
    groups: defaultdict[tuple[str, str], list[Seized]] = defaultdict(list)
    for each in firearms:
        if len(each.serial) >= LEAST:
            groups[each.make, fold(each.serial)].append(each)
    for group in groups.values():
        first, *others = group
        for each in others:
            if not first.cases & each.cases:
                one, other = chance.choice(first.lines).record, chance.choice(each.lines).record
                yield Pair("two spellings", one, other, True, first.held_out)


def _of_two_cases(
    lines: Sequence[Line], chance: random.Random
) -> tuple[RegisteredFirearm, RegisteredFirearm]:
    first = chance.choice(lines)
    return first.record, chance.choice([each for each in lines if each.case != first.case]).record


def _near(firearms: Sequence[Seized], chance: random.Random) -> Iterator[Pair]:
    """Serials at most two characters apart that are two firearms.

    On one table at one time (one case), or each of them seen in two cases, or of two types.
    """
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(firearms):
        if len(each.serial) >= LEAST:
            for key in registered_keys(each.serial).deletions:
                blocks[key].append(place)
    seen: set[tuple[int, int]] = set()
    for places in blocks.values():
        seen.update(combinations(sorted(set(places)), 2))
    by_case: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(firearms):
        for case in each.cases if len(each.serial) >= LEAST else ():
            by_case[case].append(place)
    for places in by_case.values():
        seen.update(
            (a, b)
            for a, b in combinations(sorted(places), 2)
            if Levenshtein.distance(firearms[a].serial, firearms[b].serial) <= FARTHEST
        )
    for a, b in sorted(seen):
        kind = _why_two(firearms[a], firearms[b])
        if kind and firearms[a].held_out == firearms[b].held_out:
            one, other = chance.choice(firearms[a].lines).record, chance.choice(firearms[b].lines).record
            yield Pair(kind, one, other, False, firearms[a].held_out)


def _why_two(a: Seized, b: Seized) -> str:
    if _other_make_and_type(a.lines[0].record, b.lines[0].record):
        return "other make and type"
    if fold(a.serial) == fold(b.serial):
        return ""
    if a.cases & b.cases:
        return "one case"
    if min(len(a.cases), len(b.cases)) >= 2 and len(a.serial) == len(b.serial):
        return "both attested"
    return ""


def _other_make_and_type(a: RegisteredFirearm, b: RegisteredFirearm) -> bool:
    return all(compare(each, getattr(a, each), getattr(b, each)) == "differs" for each in ("make", "type"))
