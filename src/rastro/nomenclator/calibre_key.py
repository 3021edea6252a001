"""Calibres as people write them, reduced to words in which `.38 SPL` and `cal. 38 Especial` are one.

A decimal point inside a number is kept (4.5 mm is not .45); one before it and idle zeros are dropped.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from rastro.nomenclator.folding import plain

_UNIT = r"(?:mm|milimetros?|millimet(?:er|re)s?)"
_JOINED = (
    # What a spreadsheet made of `12/70`: the first of December 1970.
    (re.compile(r"\b\d\d(\d\d)-0?(\d\d?)-01(?: 00:00:00)?\b"), r" \2/\1 "),
    # A length in inches behind the calibre: a barrel's (`38 2"`, `.38 4 pol`) or a shell's (`12 GA 2 3/4"`).
    (
        re.compile(
            r"(?<=\d)(\s*(?:ga|gauge|gage)\b\.?)?(?:,?\s+-?|\s*[/x-]\s*)"
            r"(?:\d{1,2}\s+\d/\d\b\s*|\d{1,2}(?:[.,]\d+)?\s*(?=[\"'”pi]))"
            r"(?:\"|''|”|pol(?:egadas?)?\b|pulgadas?\b|inch(?:es)?\b|(?<=/\d)(?!\d))"
        ),
        r"\1 ",
    ),
    (re.compile(rf"(?<=\d)\s*{_UNIT}?\s*[x×*]\s*(?=\d)"), "x"),
    # A gauge with the length of its cartridge: `28/70`, `36/63,5`, `12 x 76`.
    (
        re.compile(
            r"(?<![\dx])(?<!\d[.,])(410|12|14|16|20|24|28|32|36)\s*[x/-]\s*(?:5\d|6\d|7\d|89)(?:[.,]\d)?"
            rf"\s*{_UNIT}?(?![\d.,x])"
        ),
        r" \1 ga ",
    ),
    # Numbers that are one calibre in millimetres and another without.
    (re.compile(rf"(?<![\d.,x])(4|6|8|10|37|40)\s*{_UNIT}(?![a-z])"), r" \1 metric "),
    (re.compile(r"(?<![a-z])s\s*[.&]*\s*w\s*l(?![a-z])"), " sw long "),
    (re.compile(r"smith\s*(?:&|and|e|y)?\s*wesson|(?<![a-z])s\s*[.&§]*\s*(?:[ey]\s+)?w(?![a-z])"), " sw "),
    (re.compile(r"(?<![a-z])l\s*\.?\s*r(?![a-z])|(?:long|largo|longo)\s+rifle"), " lr "),
    (re.compile(r"(?<![a-z])w\s*\.?\s*c\s*\.?\s*f(?![a-z])"), " wcf "),
    (re.compile(r"(?<!\d)22\b([^\d]*?)\b(?:largo|longo)\b(?!\s*rifle)"), r"22 \1 lr "),
    (re.compile(r"action\s+express"), " ae "),
    (re.compile(r"(?<=\d),(?=\d)"), "."),
)
_TOKEN = re.compile(r"\d+(?:\.\d+)?x\d+(?:\.\d+)?|\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?|[a-z]+|/")
_LONGEST = 6  # tokens of a calibre's name
_POINT = re.compile(r"(?<![\d.,])(?:(\d)[.,](\d{2})|(\d{2})[.,]([1-9]))(?![\d.,])")

type Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The spellings of a calibre's words.

    Parameters
    ----------
    form
        By spelling: the one form.
    fillers
        Words that say nothing.
    metric
        By digits without a decimal sign: the calibre meant.
    usual
        By key and type of weapon: what an open text usually means.
    spoken
        By number: how it is spoken out, the longer before those that they hold.
    """

    form: Mapping[str, str]
    fillers: frozenset[str]
    metric: Mapping[str, str]
    usual: Mapping[str, Mapping[str, str]]
    spoken: Mapping[str, str]


@cache
def calibre_words() -> Words:
    """The words of `data/calibre_words.toml`."""
    read = tomllib.loads(files("rastro.nomenclator").joinpath("data/calibre_words.toml").read_text("utf-8"))
    form = {spelling: form for form, spellings in read["words"].items() for spelling in spellings.split()}
    return Words(
        form, frozenset(read["fillers"]["words"].split()), read["metric"], read["usual"], read["spoken"]
    )


@lru_cache(maxsize=20_000)
def calibre_tokens(raw: str) -> Tokens:
    """The telling tokens of a calibre, in order; `/` parts two names of one or of several calibres."""
    text = _in_digits(plain(raw))
    for pattern, form in _JOINED:
        text = pattern.sub(form, text)
    words = list(_tokens(text))
    return tuple(word for before, word in pairwise(["", *words]) if word != before or not word.isalpha())


def _in_digits(text: str) -> str:
    """A number spoken out, where no digit says it: `treinta y ocho` is 38."""
    if not any(character.isdigit() for character in text):
        for number, spoken in calibre_words().spoken.items():
            text = re.sub(rf"\b(?:{spoken})\b", number, text)
    return text


def calibre_key(raw: str) -> str:
    """The tokens closed up, to be compared for equality; empty when nothing tells."""
    return " ".join(word for word in calibre_tokens(raw) if word != "/")


def unordered_key(raw: str) -> str:
    """The tokens in alphabetical order: `S&W .40` is `.40 S&W`."""
    return " ".join(sorted(calibre_key(raw).split()))


def without_unit(key: str) -> str:
    """A key that says millimetres, as if it did not."""
    return " ".join(word for word in key.split() if word != "metric")


def without_point(raw: str) -> str:
    """A text of one number with a decimal sign inside, without it: `3.57 mag` may be .357."""
    return _POINT.sub(lambda match: "".join(filter(None, match.groups())), raw)


def _tokens(text: str) -> Iterator[str]:
    known = calibre_words()
    for word in _TOKEN.findall(text):
        if word[0].isdigit():
            yield _number(word, known)
        elif word == "/" or word not in known.fillers:
            yield known.form.get(word, word)


def _number(word: str, known: Words) -> str:
    if "x" in word:
        return "x".join(_number(part, known) for part in word.split("x"))
    if "-" in word:
        return "-".join(part.lstrip("0") or "0" for part in word.split("-"))
    whole, _, rest = word.partition(".")
    whole, rest = whole.lstrip("0"), rest.rstrip("0") if whole.strip("0") else rest
    if not whole:
        return rest or "0"
    return f"{whole}.{rest}" if rest else known.metric.get(whole, whole)


def names_within(
    raw: str, known: Mapping[str, tuple[str, ...]], vocabulary: frozenset[str]
) -> list[tuple[str, ...]]:
    """The codes of each calibre named in a longer text, such as `.25 Auto 6,35 mm Browning`.

    Parameters
    ----------
    raw
        The text.
    known
        Keys as of `calibre_key` to codes.
    vocabulary
        The words that change which calibre is meant.

    Returns
    -------
    list
        For each name, left to right and the longest first, its codes; empty when a telling word remains
        that no name accounts for.
    """
    return _parted(calibre_tokens(raw), known, vocabulary) or []


def _parted(
    tokens: Tokens, known: Mapping[str, tuple[str, ...]], vocabulary: frozenset[str]
) -> list[tuple[str, ...]] | None:
    """The names one after another, the longest first; None where a telling word is always left over."""
    if not tokens:
        return []
    for stop in range(min(len(tokens), _LONGEST), 0, -1):
        codes = known.get(" ".join(tokens[:stop]))
        rest = _parted(tokens[stop:], known, vocabulary) if codes else None
        if codes and rest is not None:
            return [codes, *rest]
    if tokens[0][0].isdigit() or tokens[0] in vocabulary:
        return None
    return _parted(tokens[1:], known, vocabulary)
