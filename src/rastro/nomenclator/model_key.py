"""Names of models as people type them, reduced to tokens: `PT-92AFS` and `mod. pt 92 afs` are one."""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rastro.nomenclator.folding import plain

_TOKEN = re.compile(r"\d+(?:\.\d+)?|[a-z]+")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ t]00:00:00)?")
_SPREADSHEET = re.compile(r"(?<=\d)\.0+$")  # a spreadsheet's 22.0 is 22
_CALIBRE = re.compile(
    r"\bcal(?:ibre|iber|ibro)?\b\.?\s*[.,]?\d{1,3}(?:[.,]\d{1,2})?(?:\s*mm\b)?"
    r"|(?:\bcal(?:ibre|iber|ibro)?\b\.?\s*)?(?:"
    r"(?<![\d.])[.,]\d{2,3}(?:-\d{2,3})?(?!\d)(?:\s*(?:acp|auto|s\s*&\s*w|sw|spl|special|magnum|mag|lr|win|rem|long)\b)*"
    r"|\b(?:5[.,]56|5[.,]45|6[.,]35|7[.,]6[235]|7[.,]92)\b(?:\s*(?:mm\b|x\s*\d{2}(?:\s*mm)?\b))?"
    r"|\b\d{1,2}(?:[.,]\d{1,2})?\s*(?:mm\b|x\s*\d{2}(?:\s*mm)?\b)(?:\s*(?:para|parabellum|luger|curto|corto)\b)*"
    r"|\b\d{2}\s*(?:ga|gauge)\b)"
)

type Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelWords:
    """Words that stand beside a model's name.

    Parameters
    ----------
    fillers
        They say nothing of which model it is.
    variants
        They say which finish, sight or size of it.
    """

    fillers: frozenset[str]
    variants: frozenset[str]


@cache
def model_words() -> ModelWords:
    """The words of `data/model_words.toml`."""
    read = tomllib.loads(files("rastro.nomenclator").joinpath("data/model_words.toml").read_text("utf-8"))
    return ModelWords(frozenset(read["fillers"].split()), frozenset(read["variants"].split()))


@lru_cache(maxsize=20_000)
def model_tokens(raw: str) -> Tokens:
    """The tokens of a name in order: runs of letters and runs of digits."""
    text = _SPREADSHEET.sub("", plain(raw).replace("'", "").replace("½", ".5"))
    return tuple(_TOKEN.findall(text))


def undated(raw: str) -> str:
    """What was typed for a spreadsheet to see a date: `24/7` for 2021-07-24; empty when it is no date."""
    read = _DATE.fullmatch(plain(raw))
    if not read:
        return ""
    year, month, day = (int(part) for part in read.groups())
    return f"{month}-{year % 100:02d}" if day == 1 else f"{day}/{month}"


def model_key(raw: str) -> str:
    """The tokens closed up: what two spellings of one model have in common."""
    return "".join(model_tokens(raw))


def telling_tokens(raw: str, beside: Iterable[str] = (), *, calibre: bool = False) -> Tokens:
    """The tokens that remain when words beside a name are dropped.

    Parameters
    ----------
    raw
        The text as read.
    beside
        More words to drop, such as the maker's name.
    calibre
        Whether to keep what looks like a calibre: `Thunder 9 mm` is a Thunder 9, `85 cal. 38` an 85.
    """
    text = plain(raw) if calibre else _CALIBRE.sub(" ", plain(raw))
    drop = model_words().fillers.union(beside)
    return tuple(token for token in model_tokens(text) if token not in drop)


def without_names(tokens: Tokens, names: Collection[Tokens]) -> Iterator[Tokens]:
    """Tokens without a name that stands among them: once for each such name, the shortest first."""
    for length in range(1, len(tokens)):
        for start in range(len(tokens) - length + 1):
            if tokens[start : start + length] in names:
                yield tokens[:start] + tokens[start + length :]


def digits_of(tokens: Iterable[str]) -> Tokens:
    """The numbers of a name: a slip of the pen leaves them, another model changes them."""
    return tuple(token for token in tokens if token[0].isdigit())
