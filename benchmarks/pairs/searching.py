"""The whole search, in memory: by the keys that a register stores, the nearest 200, then scored."""

import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.pairs.records import SHARED, Seized
from rastro.markings import fold, registered_keys, search_keys
from rastro.testing.misread import Kind, misread
from rastro.tracing import Candidate, Description, Ranking, RegisteredFirearm, score_candidates
from rastro.tracing.agreement import compare
from rastro.tracing.frequencies import value_of

GROUPS = SHARED / "br_rj_serial_confusable_groups.csv"
MULTI_MAKE = SHARED / "br_rj_serial_multi_make.csv"
LIMIT = 200


class Register:
    """Firearms, found by their keys as the node finds them."""

    def __init__(self, firearms: Sequence[Seized]) -> None:
        self.records = [replace(each.lines[0].record, id=str(n)) for n, each in enumerate(firearms)]
        self.makes = [each.make for each in firearms]
        self.folded = [fold(each.serial) for each in self.records]
        self.keys: defaultdict[str, list[int]] = defaultdict(list)
        for place, record in enumerate(self.records):
            keys = registered_keys(record.serial)
            for key in {*keys.deletions, f"^{keys.stripped}"}:
                self.keys[key].append(place)

    def spelled_alike(self, serial: str) -> list[int]:
        """Those whose serial only look-alike characters and separators tell apart, under whichever make."""
        plain = _plain(serial)
        return [place for place, each in enumerate(self.folded) if _plain(each) == plain]

    def like(
        self, description: Description, *, without: frozenset[int] = frozenset()
    ) -> list[RegisteredFirearm]:
        """What the search offers, the nearest first."""
        reading = description.serial.reading
        if reading is None:
            return []
        keys = search_keys(reading)
        asked = {*keys.deletions} | (set() if keys.has_unread else {f"^{keys.stripped}"})
        places = {place for key in asked for place in self.keys.get(key, ())} - without
        if keys.has_unread:
            fits = re.compile(re.escape(keys.folded).replace(r"\?", "."))
            places |= {n for n, each in enumerate(self.folded) if fits.fullmatch(each)} - without
        make = value_of("make", description.make)
        nearest = sorted(places, key=lambda n: self._distance(n, keys.folded, keys.stripped, make))
        return [self.records[n] for n in nearest[:LIMIT]]

    def _distance(
        self, place: int, folded: str, stripped: str, make: str
    ) -> tuple[bool, bool, bool, int, int]:
        own = self.folded[place]
        return (
            own != folded,
            self.makes[place] != make,
            own.lstrip("0") != stripped,
            abs(len(own) - len(folded)),
            place,
        )

    def ranking(self, description: Description, *, without: frozenset[int] = frozenset()) -> Ranking:
        """Scored."""
        return score_candidates(
            description, self.like(description, without=without), population=len(self.records)
        )


def _letters(serial: str) -> str:
    return "".join(each for each in serial.upper() if each.isalnum())


def _plain(serial: str) -> str:
    return _letters(fold(serial))


def described(record: RegisteredFirearm, serial: str) -> Description:
    """A record's words with a serial as read."""
    return Description.of(
        serial=serial, make=record.make, model=record.model, calibre=record.calibre, type=record.type
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Where the right firearm stood."""

    asked: RegisteredFirearm
    serial: str
    place: int | None
    first: Candidate | None


def place_of(ranking: Ranking, accepted: frozenset[str]) -> int | None:
    """Place of the first that is accepted, from 1."""
    for place, each in enumerate(ranking.candidates, start=1):
        if each.firearm.id in accepted:
            return place
    return None


def misread_once(register: Register, *, sample: int, seed: int, shortest: int = 1) -> Iterator[Found]:
    """Each firearm of a sample asked for with one mistake in its serial, words as another case has them."""
    chance = random.Random(seed)
    places = [
        n for n, each in enumerate(register.folded) if len(each) >= shortest and not set("?[") & set(each)
    ]
    kinds = list(Kind)
    for place in chance.sample(places, min(sample, len(places))):
        record = register.records[place]
        chance.shuffle(kinds)
        wrong = record.serial
        for kind in kinds:
            wrong = misread(record.serial, kind, seed=chance.randrange(10**9))
            if wrong != record.serial:
                break
        ranking = register.ranking(described(record, wrong))
        yield Found(record, wrong, place_of(ranking, frozenset({record.id})), ranking.best)


def groups(register: Register) -> Iterator[Found]:
    """Each spelling of the confusable groups asked for, its own record left out; where its partner stood."""
    spelled: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, record in enumerate(register.records):
        spelled[register.makes[place], _letters(record.serial)].append(place)
    with GROUPS.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        make, variants = value_of("make", row["make"]), row["serial_variants"].split("|")
        owned = {each: spelled.get((make, _letters(each)), []) for each in variants}
        for variant in variants:
            if not owned[variant]:
                yield Found(RegisteredFirearm("", make=row["make"], serial=variant), variant, None, None)
                continue
            own = frozenset(owned[variant])
            partners = frozenset(str(n) for n in register.spelled_alike(variant) if n not in own)
            record = register.records[min(own)]
            ranking = register.ranking(described(record, record.serial), without=own)
            yield Found(record, variant, place_of(ranking, partners), ranking.best)


def table(path: Path) -> list[dict[str, str]]:
    """A small table."""
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def multi_make(register: Register) -> dict[str, int]:
    """Serials under several makes, asked for under one: the others are offered, said to differ in make.

    Makes that mean one maker, or none, do not differ, and are counted apart.
    """
    told = {"serials": 0, "pairs": 0, "said": 0, "in_three": 0, "not_two_makes": 0}
    by_serial: defaultdict[str, list[int]] = defaultdict(list)
    for place, record in enumerate(register.records):
        by_serial[_letters(record.serial)].append(place)
    for row in table(MULTI_MAKE):
        places = by_serial.get(_letters(row["serial"]), [])
        told["serials"] += 1
        for one in places:
            others = [each for each in places if register.makes[each] != register.makes[one]]
            ranking = register.ranking(
                described(register.records[one], register.records[one].serial), without=frozenset({one})
            )
            for other in others:
                _tell(told, register, ranking, one, other)
    return told


def _tell(told: dict[str, int], register: Register, ranking: Ranking, one: int, other: int) -> None:
    if compare("make", register.records[one].make, register.records[other].make) != "differs":
        told["not_two_makes"] += 1
        return
    told["pairs"] += 1
    places = {each.firearm.id: (n, each) for n, each in enumerate(ranking.candidates, start=1)}
    place, candidate = places.get(str(other), (0, None))
    told["in_three"] += place in (1, 2, 3)
    told["said"] += candidate is not None and any(
        each.subject == "make" and each.verdict == "differs" for each in candidate.reasons
    )
