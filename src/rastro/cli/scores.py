"""Tables of scored pairs whose weapons are known."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import rastro.cli.scores_texts  # noqa: F401 - registers the sentences
from rastro.ballistics.likelihood.scores import score_of
from rastro.canonical import InvalidInput
from rastro.cli.tables import rows_of

MOST_PAIRS = 2_000_000

type Score = float | tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Scores of both kinds with their weapons, and with the scans where the table names them.

    Parameters
    ----------
    km, knm
        Scores of pairs from one weapon and from two.
    km_pairs, knm_pairs
        Their weapons.
    items
        Of every pair: both scans, whether one weapon, and a number that ranks; empty without scans.
    refused
        Pairs that could not be compared; they have no score.
    """

    km: list[Score]
    knm: list[Score]
    km_pairs: list[tuple[str, str]]
    knm_pairs: list[tuple[str, str]]
    items: list[tuple[str, str, bool, float]]
    refused: list[tuple[str, str]]


def read_key(path: Path) -> dict[str, str]:
    """Which weapon each scan is of: a CSV file with the columns file and source."""
    return {row["file"]: row["source"] for row in rows_of(path, ("file", "source"))}


def read_scores(path: Path, *, score: str, counts: bool, key: Mapping[str, str] | None = None) -> Scored:
    """Read a table of scores.

    Parameters
    ----------
    path
        CSV with weapon1 and weapon2; or, with a key, a and b as `rastro compare --pairs` writes them.
    score
        The column that is weighed, or two with a slash between.
    counts
        Whether counts are kept as counts.
    key
        The weapon of each scan.

    Raises
    ------
    InvalidInput
        `cli.scores.value`, `.weapon` or `.many`, with the line; those of `rows_of`.
    """
    names = ("weapon1", "weapon2") if key is None else ("a", "b")
    columns = (*names, *(part for part in score.split("/") if part))
    told = Scored([], [], [], [], [], [])
    for line, row in enumerate(rows_of(path, columns), 2):
        if line > MOST_PAIRS:
            raise InvalidInput("cli.scores.many", field="scores", limit=MOST_PAIRS)
        a, b = (_weapon(row[name], key, line) for name in names)
        if row.get("refused"):
            told.refused.append((row[names[0]], row[names[1]]))
            continue
        value = _value(row, score, counts=counts, line=line)
        scores, pairs = (told.km, told.km_pairs) if a == b else (told.knm, told.knm_pairs)
        scores.append(value)
        pairs.append((a, b))
        if key is not None:
            ranked = value[0] / max(1, value[1]) if isinstance(value, tuple) else value
            told.items.append((row["a"], row["b"], a == b, ranked))
    return told


def _weapon(said: str, key: Mapping[str, str] | None, line: int) -> str:
    weapon = said if key is None else key.get(said, "")
    if not weapon or weapon == "UNKNOWN":
        raise InvalidInput("cli.scores.weapon", field="scores", line=line, said=said)
    return weapon


def _value(row: Mapping[str, str], score: str, *, counts: bool, line: int) -> Score:
    try:
        return score_of(row, score, counts=counts)
    except (KeyError, ValueError, ZeroDivisionError):
        raise InvalidInput("cli.scores.value", field="scores", line=line, score=score) from None
