"""What agreement and disagreement weigh, read once from their table."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """Decimal logarithms of likelihood ratios.

    Parameters
    ----------
    fields
        By subject and verdict: `fields["make"]["differs"]`.
    chances
        The probabilities behind them: when the record is of this firearm, and when it is of another.
    usual
        How many records the usual chances count for, beside the records that come into question.
    record
        By what the record says of the firearm: `record["deactivated"]`.
    repeated
        What is given back for each further time that one character was taken for one other.
    repeated_kind
        The same for each further letter taken for a digit, or digit for a letter.
    words
        What everything but a serial adds up to at most, where no serial was compared.
    lowest
        What all fields that disagree add up to at least.
    registered
        Probability that a firearm asked for is in the register at all.
    opening_letter
        What each letter at the beginning of a serial adds to a firearm that is not on record.
    lengths
        Probability of a serial of 1, 2, 3... characters; the last stands for all longer ones.
    """

    fields: Mapping[str, Mapping[str, float]]
    chances: Mapping[str, Mapping[str, tuple[float, float]]]
    usual: float
    record: Mapping[str, float]
    repeated: float
    repeated_kind: float
    words: float
    lowest: float
    registered: float
    opening_letter: float
    lengths: tuple[float, ...]


@cache
def weights() -> Weights:
    """The weights in use (`data/weights.toml`)."""
    read = tomllib.loads(files("rastro.tracing").joinpath("data/weights.toml").read_text("utf-8"))
    subjects = ("make", "model", "calibre", "type", "country")
    return Weights(
        {subject: {name: _log(each) for name, each in read[subject].items()} for subject in subjects},
        {
            subject: {name: (each["same"], each["other"]) for name, each in read[subject].items()}
            for subject in subjects
        },
        read["bounds"]["usual"],
        read["record"],
        read["serial"]["repeated"],
        read["serial"]["repeated_kind"],
        read["bounds"]["words"],
        read["bounds"]["fields"],
        read["prior"]["registered"],
        read["prior"]["opening_letter"],
        tuple(read["prior"]["lengths"]),
    )


def _log(each: Mapping[str, float]) -> float:
    return math.log10(each["same"] / each["other"])
