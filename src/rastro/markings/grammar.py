"""What a maker's serial says by its form: who stamped it, and when."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from rastro.markings.keys import fold
from rastro.markings.reading import SEPARATORS, Character, Reading
from rastro.nomenclator import lineage

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"
SYMBOL = re.compile(r"([AYM9])(?:\{(\d+)(?:,(\d+))?\})?")
_ALLOWED = {"A": LETTERS, "Y": LETTERS, "M": LETTERS, "9": DIGITS}
MAX_DECODINGS = 60
MAX_MENDED = 1
"""Characters taken for a look-alike; with more, almost every text would tell something."""
WRITTEN_UNREAD = frozenset("Xx")
"""What officers write for a digit that they cannot read, where only a digit can stand."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """One turn of a maker's letters: which stand for which year and month.

    Parameters
    ----------
    years
        The letters of the years, in order.
    first
        The year of the first of them.
    months
        The letters of January to December.
    """

    years: tuple[str, ...]
    first: int
    months: str


@dataclass(frozen=True)
class Rule:
    """One form of a maker's serials.

    Parameters
    ----------
    name
        What the maker stamps it on, such as `pistol`.
    form
        `A` a letter, `Y` a letter of the year, `M` of the month, `9` a digit; `{5}` or `{5,7}` how many.
    types
        Types of firearm, in the nomenclator's codes, on which the form speaks for the maker by itself.
    first
        Characters it must begin with to do so; empty where any.
    but
        Beginnings with which it does not, since another maker uses them.
    cycles
        How letters tell the time; empty where numbers do.
    calibre
        The calibre that the numbers belong to, as it is stamped; empty where any.
    starts
        First number of each year, ascending.
    last
        The last number that was given.
    """

    name: str
    form: str
    types: tuple[str, ...] = ()
    first: str = ""
    but: tuple[str, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    calibre: str = ""
    starts: tuple[tuple[int, int], ...] = ()
    last: int = 0

    @cached_property
    def forms(self) -> dict[int, str]:
        """The form written out for each length it can have."""
        symbols = [
            [symbol * count for count in range(int(least or 1), int(most or least or 1) + 1)]
            for symbol, least, most in SYMBOL.findall(self.form)
        ]
        return {len(written): written for written in map("".join, product(*symbols))}


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one maker numbers its firearms.

    Parameters
    ----------
    make
        The maker's code in the nomenclator.
    rules
        The forms it has used.
    source
        Where the rules are from.
    """

    make: str
    rules: tuple[Rule, ...]
    source: str


@dataclass(frozen=True, slots=True, order=True)
class Decoding:
    """What a serial says under one rule.

    Parameters
    ----------
    mended
        Characters that had to be taken for their look-alikes, such as a 0 where a letter must stand.
    make
        The maker's code.
    rule
        The rule's name.
    first_year, last_year
        When it was made; `first_year` is 0 for "before `last_year` ended", where nothing narrower is known.
    month
        1 to 12, 0 if the serial does not say.
    calibre
        The calibre under which the number has this year; empty where it does not matter.
    tells_make
        Whether the form, on this type of firearm, is rare enough elsewhere to propose the maker.
    """

    mended: int
    make: str
    rule: str
    first_year: int
    last_year: int
    month: int = 0
    calibre: str = ""
    tells_make: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the firearm beside its serial.

    Parameters
    ----------
    calibre
        Such as `.38`; leaves out numbers that belong to another.
    type
        In the nomenclator's codes, such as `pistol`.
    until
        The year it cannot be younger than; 0 if unknown.
    """

    calibre: str = ""
    type: str = ""
    until: int = 0


def decode_serial(
    reading: Reading, grammars: Iterable[Grammar], known: Known = Known()
) -> tuple[Decoding, ...]:
    """Everything a serial can say, what needs no mending first.

    Parameters
    ----------
    reading
        The serial as read. Digits may be unread; a letter that tells the year may not.
    grammars
        The makers' rules.
    known
        What else is known of the firearm.
    """
    characters = [each for each in reading.characters if each.seen not in SEPARATORS]
    found = {
        decoding
        for grammar in grammars
        for rule in grammar.rules
        for decoding in _under(rule, grammar.make, characters, known)
        if not known.until or decoding.last_year <= known.until
    }
    least = min((each.mended for each in found), default=0)
    return tuple(sorted(each for each in found if each.mended == least)[:MAX_DECODINGS])


def _under(rule: Rule, make: str, characters: Sequence[Character], known: Known) -> Iterator[Decoding]:
    form = rule.forms.get(len(characters))
    if form is None:
        return
    places = [_as(symbol, each) for symbol, each in zip(form, characters, strict=True)]
    if not all(choices for choices, _mended in places):
        return
    mended = sum(changed for _choices, changed in places)
    if mended > MAX_MENDED:
        return
    if rule.starts:
        yield from _by_number(rule, make, places, mended, known.calibre)
        return
    begins = (not rule.first or bool(set(places[0][0]) & set(rule.first))) and not _is_anothers(rule, places)
    tells = begins and bool(set(lineage(known.type)) & set(rule.types)) and not mended
    years = ["".join(each) for each in product(*_at(form, places, "Y"))]
    months = ["".join(each) for each in product(*_at(form, places, "M"))]
    for cycle, year, month in product(rule.cycles, years, months):
        if year in cycle.years and month in cycle.months:
            made = cycle.first + cycle.years.index(year)
            number = cycle.months.index(month) + 1
            yield Decoding(mended, make, rule.name, made, made, number, tells_make=tells)


def _is_anothers(rule: Rule, places: Sequence[tuple[str, bool]]) -> bool:
    """Whether it begins as another maker's serials of the same form do."""
    begin = "".join(choices if len(choices) == 1 else "?" for choices, _ in places)
    return begin.startswith(rule.but)


def _as(symbol: str, character: Character) -> tuple[str, bool]:
    """What a character can be where that symbol stands, and whether it had to be mended for it."""
    allowed = _ALLOWED[symbol]
    if not character.seen or (symbol == "9" and character.seen in WRITTEN_UNREAD):
        return (allowed if symbol in "A9" else "", False)
    seen = {each.upper() for each in character.possible}
    exact = "".join(sorted(each for each in seen if each in allowed))
    if exact:
        return exact, False
    alike = {fold(each) for each in seen}
    return "".join(each for each in allowed if fold(each) in alike), True


def _at(form: str, places: Sequence[tuple[str, bool]], symbol: str) -> list[str]:
    return [choices for each, (choices, _) in zip(form, places, strict=True) if each == symbol]


def _by_number(
    rule: Rule, make: str, places: Sequence[tuple[str, bool]], mended: int, calibre: str
) -> Iterator[Decoding]:
    """The year of a running number; unread digits make it a span of numbers, hence perhaps of years."""
    if calibre and rule.calibre and calibre_of(calibre) != calibre_of(rule.calibre):
        return
    least = int("".join(choices[0] for choices, _ in places))
    most = int("".join(choices[-1] for choices, _ in places))
    if most > rule.last:
        return
    first, last = _year(rule, least), _year(rule, most)
    yield Decoding(mended, make, rule.name, first, last or rule.starts[0][0] - 1, calibre=rule.calibre)


def _year(rule: Rule, number: int) -> int:
    """The year a number was given in; 0 if before the first year that is known."""
    return max((year for year, start in rule.starts if start <= number), default=0)


def calibre_of(text: str) -> str:
    """The size in a calibre's name, so that `.38 SPL` and `38` are one: `38`."""
    found = re.search(r"\d+", text)
    return found[0] if found else ""
