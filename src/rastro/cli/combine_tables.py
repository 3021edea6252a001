"""Tables of scores, one a mark, whose pairs are joined."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import rastro.cli.combine_texts  # noqa: F401 - registers the sentences
from rastro.ballistics.likelihood import MarkScores
from rastro.canonical import InvalidInput
from rastro.cli.scores import read_key, read_scores
from rastro.cli.tables import rows_of


def named(said: str, *, example: str) -> tuple[str, str]:
    """A mark's name and what was said of it.

    Raises
    ------
    InvalidInput
        `cli.combine.named`.
    """
    name, _, rest = said.partition("=")
    if not name or not rest:
        raise InvalidInput("cli.combine.named", field="marks", said=said, example=example)
    return name, rest


def of_each(said: Sequence[str], marks: Sequence[str], usual: str) -> dict[str, str]:
    """An option that holds for all marks, or for one: `cmc/n`, or `breech-face=cmc/n`."""
    told = dict.fromkeys(marks, usual)
    for each in said:
        name, equals, rest = each.partition("=")
        if equals and name in told:
            told[name] = rest
        else:
            told = dict.fromkeys(marks, each)
    return told


def read_mark(table: Path, *, score: str, model: str, key: Path | None) -> MarkScores:
    """The scores of one mark, with what its pairs are found by in the tables of others.

    Parameters
    ----------
    table
        CSV with weapon1, weapon2 and the score: joined by the weapons. With a key, a and b: joined by the
        items the key names.
    score, model, key
        As `rastro calibrate` takes them.

    Raises
    ------
    InvalidInput
        `cli.combine.item`; those of :func:`read_scores`.
    """
    known = None if key is None else read_key(key)
    read = read_scores(table, score=score, counts=model == "counts", key=known)
    if key is None:
        return MarkScores(read.km, read.knm, read.km_pairs, read.knm_pairs, model)
    items = _items(key)
    keys: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for a, b, same, _ in read.items:
        one, two = sorted((_item(items, a), _item(items, b)))
        keys[0 if same else 1].append((one, two))
    return MarkScores(read.km, read.knm, read.km_pairs, read.knm_pairs, model, *keys)


def _items(key: Path) -> Mapping[str, str]:
    return {row["file"]: row["item"] for row in rows_of(key, ("file", "source", "item"))}


def _item(items: Mapping[str, str], file: str) -> str:
    if not items.get(file):
        raise InvalidInput("cli.combine.item", field="key", file=file)
    return items[file]


def score_of_text(said: str) -> float | tuple[int, int]:
    """A number, or counts: `12/30`.

    Raises
    ------
    InvalidInput
        `cli.combine.score`.
    """
    above, slash, below = said.partition("/")
    try:
        return (int(above), int(below)) if slash else float(said)
    except ValueError:
        raise InvalidInput("cli.combine.score", field="marks", said=said) from None
