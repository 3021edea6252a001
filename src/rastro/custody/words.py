"""Words of seizure records, by what they say; authored once, in four languages, in `data/words.toml`."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from rastro.nomenclator.folding import plain

LONGEST = 2_000


@cache
def _tables() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    read = tomllib.loads(files("rastro.custody").joinpath("data/words.toml").read_text("utf-8"))
    return {
        table: tuple((name, re.compile(pattern)) for name, pattern in words.items())
        for table, words in read.items()
    }


@lru_cache(maxsize=20_000)
def said(table: str, text: str) -> str:
    """The first class of a table whose words stand in a text; empty when none does.

    Parameters
    ----------
    table
        `owner`, `item`, `context`, `yes`.
    text
        As written.
    """
    folded = plain(text[:LONGEST])
    return next((name for name, words in _tables()[table] if words.search(folded)), "")


def yes_or_no(text: str) -> bool | None:
    """What `Sim`, `no`, `oui`, `1` say; None for anything else."""
    return {"yes": True, "no": False}.get(said("yes", text))
