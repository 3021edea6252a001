"""Names as people type them, reduced to what tells one from another."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from importlib.resources import files

_DOTTED = re.compile(r"\b((?:[a-z]\.)+[a-z]?)(?=\W|$)")
_LEGAL = re.compile(r"\b(s)[./ ]+(a|p[./ ]*a|r[./ ]*l)\b\.?")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Fillers:
    """Words that carry no meaning of their own.

    Parameters
    ----------
    common
        Words that say what a firm is, not which one.
    nothing
        Whole texts that say that nothing was recorded.
    beside
        Words that stand beside a maker's name: the type of weapon, where it is from, a label.
    generic
        Words that name a maker only when they are all of the text.
    """

    common: frozenset[str]
    nothing: frozenset[str]
    beside: frozenset[str]
    generic: frozenset[str]


@cache
def fillers() -> Fillers:
    """The words of `data/words.toml`."""
    read = tomllib.loads(files("rastro.nomenclator").joinpath("data/words.toml").read_text("utf-8"))
    return Fillers(
        frozenset(read["common"].split()),
        frozenset(read["nothing"]),
        frozenset(read["beside"].split()),
        frozenset(read["generic"].split()),
    )


@lru_cache(maxsize=20_000)
def plain(raw: str) -> str:
    """Lower case, no accents, single blanks: what an exact look-up compares."""
    decomposed = unicodedata.normalize("NFKD", (unescape(raw) if "&" in raw else raw).casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def words(raw: str) -> tuple[str, ...]:
    """The words of a name, dotted initials closed up (`D.P.M.S.` is `dpms`)."""
    text = _LEGAL.sub(r"\1\2", plain(raw).replace("'", "").replace("’", "").replace("´", ""))
    text = _DOTTED.sub(lambda match: match[1].replace(".", ""), text)
    return tuple(word for word in _NOT_WORD.split(text) if word)


def telling(raw: str) -> tuple[str, ...]:
    """The words that tell one maker from another; all of them when none does."""
    every, common = words(raw), fillers().common
    return tuple(word for word in every if word not in common) or every


def compact(raw: str) -> str:
    """The telling words closed up: `HI-POINT FIREARMS` and `Hi Point` are both `hipoint`."""
    return "".join(telling(raw))


def unordered(raw: str) -> str:
    """The telling words in alphabetical order: `Wesson & Smith` is `Smith and Wesson`."""
    return " ".join(sorted(telling(raw)))
