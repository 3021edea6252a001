"""How common a make, a calibre, a type and a serial are in a register: what agreement on them is worth."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rastro.markings import fold
from rastro.nomenclator import resolve_calibre, resolve_make, resolve_type
from rastro.tracing.agreement import plain, stated
from rastro.tracing.candidates import RegisteredFirearm
from rastro.tracing.linkage_parameters import SUBJECTS, linkage_parameters

_TAIL = re.compile(r"\A(.*?)(\d{3,9})\Z")
_PRIOR = 20.0
_ENOUGH = 200
_RESOLVERS = {"make": resolve_make, "calibre": resolve_calibre, "type": resolve_type}


@dataclass(frozen=True, slots=True)
class Frequencies:
    """What a register holds, as far as a comparison needs it.

    Parameters
    ----------
    total
        How many firearms.
    values
        By subject and value (:func:`value_of`): how many of them.
    stated
        By subject: how many of them state it at all.
    kinds
        By folded serial: under how many types of firearm it stands; only those under several.
    neighbours
        Share of the firearms whose maker's next number is in the register too; None where nobody counted.
    """

    total: int = 50_000
    values: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    stated: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    neighbours: float | None = None

    @classmethod
    def of(cls, firearms: Iterable[RegisteredFirearm]) -> "Frequencies":
        """Counted from records."""
        counts: dict[str, Counter[str]] = {subject: Counter() for subject in SUBJECTS}
        kinds: defaultdict[str, set[str]] = defaultdict(set)
        runs: defaultdict[tuple[str, str, int], set[int]] = defaultdict(set)
        total = 0
        for each in firearms:
            total += 1
            make = value_of("make", each.make)
            for subject in SUBJECTS:
                counts[subject][value_of(subject, getattr(each, subject))] += 1
            kinds[fold(each.serial)].add(value_of("type", each.type))
            found = _TAIL.match(each.serial.upper())
            if found:
                runs[make, found[1], len(found[2])].add(int(found[2]))
        several = {serial: len(types) for serial, types in kinds.items() if len(types) > 1 and serial}
        for counted in counts.values():
            counted.pop("", None)
        stated = {subject: counted.total() for subject, counted in counts.items()}
        return cls(total, counts, stated, several, _next_number(runs.values()))

    def share(self, subject: str, value: str) -> float:
        """How often another firearm has a value: counted, drawn to the usual share where few were counted."""
        usual = linkage_parameters().words[subject].share
        counts = self.values.get(subject)
        if not counts:
            return usual
        stated = self.stated.get(subject, self.total)
        seen = (counts.get(value, 0) + _PRIOR * usual) / (stated + _PRIOR)
        return max(seen, linkage_parameters().least_share)

    @property
    def at_one(self) -> float:
        """How often the maker's next number is on record too, never taken for less than a tenth of usual."""
        usual = linkage_parameters().at_one
        return usual if self.neighbours is None else min(max(self.neighbours, usual / 10), 0.9)


def _next_number(runs: Iterable[set[int]]) -> float | None:
    numbers = neighbours = 0
    for run in runs:
        numbers += len(run)
        neighbours += sum(number + 1 in run for number in run)
    return neighbours / numbers if numbers >= _ENOUGH else None


@lru_cache(maxsize=50_000)
def value_of(subject: str, raw: str) -> str:
    """The term's code, or what remains of the word where the nomenclator has none; empty for nothing."""
    if not stated(raw):
        return ""
    resolve = _RESOLVERS.get(subject)
    term = resolve(raw).term if resolve else None
    return term.code if term else plain(raw)


_PLACEHOLDERS = frozenset({"SNR", "SEM", "NONE", "NULL", "UNKNOWN", "DESCONHECIDO", "ABC", "TEST", "TESTE"})
_COUNTS = ("01234567890", "1234567890", "9876543210")


@lru_cache(maxsize=20_000)
def says_nothing(serial: str) -> bool:
    """Whether a serial is too short, one character repeated, a count (`123456`), or a clerk's placeholder."""
    letters = re.sub(r"[\W_]", "", serial.upper())
    if len(letters) < linkage_parameters().shortest or letters in _PLACEHOLDERS:
        return True
    return len(set(letters)) == 1 or any(each.startswith(letters) for each in _COUNTS)
