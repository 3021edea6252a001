"""Calibres as people write them, reduced to words in which `.38 SPL` and `cal. 38 Especial` are one.

A decimal point inside a number is kept (4.5 mm is not .45); one before it and idle zeros are dropped.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rastro.nomenclator.folding import plain

_JOINED = (
    (re.compile(r"(?<![a-z])s\s*[.&]*\s*w\s*l(?![a-z])"), " sw long "),
    (re.compile(r"smith\s*(?:&|and|e|y)?\s*wesson|(?<![a-z])s\s*[.&]*\s*(?:[ey]\s+)?w(?![a-z])"), " sw "),
    (re.compile(r"(?<![a-z])l\s*\.?\s*r(?![a-z])|long\s+rifle"), " lr "),
    (re.compile(r"(?<=\d)\s*[x×*]\s*(?=\d)"), "x"),
    (re.compile(r"(?<=\d),(?=\d)"), "."),
)
_TOKEN = re.compile(r"\d+(?:\.\d+)?x\d+(?:\.\d+)?|\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?|[a-z]+|/")

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
    """

    form: Mapping[str, str]
    fillers: frozenset[str]
    metric: Mapping[str, str]


@cache
def calibre_words() -> Words:
    """The words of `data/calibre_words.toml`."""
    read = tomllib.loads(files("rastro.nomenclator").joinpath("data/calibre_words.toml").read_text("utf-8"))
    form = {spelling: form for form, spellings in read["words"].items() for spelling in spellings.split()}
    return Words(form, frozenset(read["fillers"]["words"].split()), read["metric"])


@lru_cache(maxsize=20_000)
def calibre_tokens(raw: str) -> Tokens:
    """The telling tokens of a calibre, in order; `/` parts two names of one or of several calibres."""
    text = plain(raw)
    for pattern, form in _JOINED:
        text = pattern.sub(form, text)
    return tuple(_tokens(text))


def calibre_key(raw: str) -> str:
    """The tokens closed up, to be compared for equality; empty when nothing tells."""
    return " ".join(word for word in calibre_tokens(raw) if word != "/")


def is_telling(word: str) -> bool:
    """Whether a word changes which calibre is meant."""
    return word[0].isdigit() or word in calibre_words().form.values()


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


def names_within(raw: str, known: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The codes of each calibre named in a longer text, such as `.25 Auto 6,35 mm Browning`.

    Parameters
    ----------
    raw
        The text.
    known
        Keys as of `calibre_key` to codes.

    Returns
    -------
    list
        For each name, left to right and the longest first, its codes; empty when a telling word remains
        that no name accounts for.
    """
    tokens, found, at = calibre_tokens(raw), [], 0
    while at < len(tokens):
        stop, codes = _longest(tokens, at, known)
        if codes:
            found.append(codes)
        elif is_telling(tokens[at]):
            return []
        at = stop
    return found


def _longest(tokens: Tokens, at: int, known: Mapping[str, tuple[str, ...]]) -> tuple[int, tuple[str, ...]]:
    for stop in range(len(tokens), at, -1):
        codes = known.get(" ".join(tokens[at:stop]))
        if codes:
            return stop, codes
    return at + 1, ()
