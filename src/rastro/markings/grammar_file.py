"""Grammars as data: TOML files that carry their own tests."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from rastro.canonical import InvalidInput, TooLarge
from rastro.markings.grammar import SYMBOL, Cycle, Grammar, Known, Rule, decode_serial
from rastro.markings.notation import parse_reading

MAX_BYTES = 256 * 1024
MAX_RULES = 200
MAX_LENGTH = 20
_RULE = {"name": str, "form": str, "first": str, "calibre": str, "last": int}
_TEST = {"serial": str, "year": int, "month": int, "calibre": str}


@cache
def grammars() -> tuple[Grammar, ...]:
    """The grammars that come with the library."""
    folder = files("rastro.markings").joinpath("data/grammars")
    return tuple(read_grammar(each.read_text("utf-8"), name=each.name) for each in folder.iterdir())


def read_grammar(text: str, *, name: str = "grammar") -> Grammar:
    """Read a grammar and try its own tests; a grammar that fails one is not accepted.

    Parameters
    ----------
    text
        TOML: `make`, `source`, `[[rule]]` with the fields of :class:`Rule` (a letter rule has
        `[[rule.cycle]]` with `years`, `from`, `months`; a number rule has `starts` and `last`), and
        `[[test]]` with `serial`, `year` and perhaps `month` and `calibre`.
    name
        What to call the file in errors.

    Raises
    ------
    InvalidInput
        `markings.grammar.syntax`, `.field`, `.test` or `.untested`, each with its place.
    TooLarge
        `markings.grammar.too_large`.
    """
    if len(text) > MAX_BYTES:
        raise TooLarge("markings.grammar.too_large", file=name, limit=MAX_BYTES)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput("markings.grammar.syntax", file=name, why=str(error)) from None
    rules = _tables(table, "rule", name)
    if not 1 <= len(rules) <= MAX_RULES:
        raise _wrong(name, "rule")
    read = (_rule(each, f"rule[{place}]", name) for place, each in enumerate(rules, 1))
    grammar = Grammar(_word(table, "make", name), tuple(read), _word(table, "source", name))
    _try(grammar, _tables(table, "test", name), name)
    return grammar


def _rule(table: Mapping[str, Any], place: str, name: str) -> Rule:
    plain = {key: table[key] for key in _RULE if key in table}
    if any(not isinstance(value, _RULE[key]) for key, value in plain.items()):
        raise _wrong(name, place)
    unknown = table.keys() - _RULE.keys() - {"cycle", "starts", "types", "but"}
    if unknown:
        raise _wrong(name, f"{place}.{min(unknown)}")
    types, but = (_words(table, key, place, name) for key in ("types", "but"))
    cycles = tuple(_cycle(each, f"{place}.cycle", name) for each in _tables(table, "cycle", name))
    starts = _starts(table, f"{place}.starts", name)
    rule = Rule(**plain, types=types, but=but, cycles=cycles, starts=starts)
    spelt = "".join(match[0] for match in SYMBOL.finditer(rule.form))
    if not rule.form or spelt != rule.form or bool(rule.cycles) == bool(rule.starts):
        raise _wrong(name, f"{place}.form")
    if sum(int(most or least or 1) for _symbol, least, most in SYMBOL.findall(rule.form)) > MAX_LENGTH:
        raise _wrong(name, f"{place}.form")
    return rule


def _words(table: Mapping[str, Any], key: str, place: str, name: str) -> tuple[str, ...]:
    words = table.get(key, [])
    if not isinstance(words, list) or not all(isinstance(each, str) and each for each in words):
        raise _wrong(name, f"{place}.{key}")
    return tuple(words)


def _cycle(table: Mapping[str, Any], place: str, name: str) -> Cycle:
    years, first, months = table.get("years"), table.get("from"), table.get("months")
    if not (isinstance(years, str) and isinstance(first, int) and isinstance(months, str)):
        raise _wrong(name, place)
    if len(months) != 12 or not years.split():  # noqa: PLR2004 - months of a year
        raise _wrong(name, place)
    return Cycle(tuple(years.split()), first, months)


def _starts(table: Mapping[str, Any], place: str, name: str) -> tuple[tuple[int, int], ...]:
    pairs = table.get("starts", [])
    try:
        starts = tuple((int(year), int(first)) for year, first in pairs)
    except (TypeError, ValueError):
        raise _wrong(name, place) from None
    if starts != tuple(sorted(starts)) or [first for _, first in starts] != sorted({f for _, f in starts}):
        raise _wrong(name, place)
    return starts


def _try(grammar: Grammar, tests: list[Mapping[str, Any]], name: str) -> None:
    for place, test in enumerate(tests, 1):
        if any(key not in _TEST or not isinstance(value, _TEST[key]) for key, value in test.items()):
            raise _wrong(name, f"test[{place}]")
        said = decode_serial(
            parse_reading(test.get("serial", "")), [grammar], Known(calibre=test.get("calibre", ""))
        )
        wanted = (test.get("year"), test.get("month", 0))
        if wanted not in {(each.last_year, each.month) for each in said}:
            raise InvalidInput("markings.grammar.test", file=name, place=place, serial=test.get("serial", ""))
    if not tests:
        raise InvalidInput("markings.grammar.untested", file=name)


def _tables(table: Mapping[str, Any], key: str, name: str) -> list[Mapping[str, Any]]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise _wrong(name, key)
    return found


def _word(table: Mapping[str, Any], key: str, name: str) -> str:
    word = table.get(key)
    if not isinstance(word, str) or not word.strip():
        raise _wrong(name, key)
    return word


def _wrong(name: str, place: str) -> InvalidInput:
    return InvalidInput("markings.grammar.field", field=place, file=name, place=place)
