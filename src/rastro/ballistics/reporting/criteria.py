"""What a laboratory asks of its method before it is used, and whether it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rastro.canonical import InvalidInput

FIGURES = (
    "cllr",
    "cllr_min",
    "cllr_cal",
    "auc",
    "misleading_km",
    "misleading_knm",
    "weapons",
    "km",
    "knm",
    "recall_1",
    "recall_5",
    "recall_10",
)
"""What can be asked of."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A limit of one figure.

    Parameters
    ----------
    figure
        One of :data:`FIGURES`.
    limit
        The limit itself still holds.
    least
        Whether the figure must be at least the limit; at most, if not.
    """

    figure: str
    limit: float
    least: bool

    def __post_init__(self) -> None:
        if self.figure not in FIGURES:
            facts = {"figure": self.figure, "figures": ", ".join(FIGURES)}
            raise InvalidInput("ballistics.validation.criterion", field="criteria", **facts)

    @property
    def said(self) -> str:
        """The limit with its sign."""
        return f"{'≥' if self.least else '≤'} {self.limit:g}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A criterion and what was measured; None where it was not, and then it is not met."""

    criterion: Criterion
    measured: float | None

    @property
    def met(self) -> bool:
        """Whether it holds."""
        if self.measured is None:
            return False
        limit = self.criterion.limit
        return self.measured >= limit if self.criterion.least else self.measured <= limit

    def as_json(self) -> dict[str, Any]:
        """For files and programs."""
        return {
            "figure": self.criterion.figure,
            "limit": self.criterion.said,
            "measured": self.measured,
            "met": self.met,
        }


USUAL = (
    Criterion("cllr", 0.5, least=False),
    Criterion("cllr_cal", 0.1, least=False),
    Criterion("auc", 0.9, least=True),
    Criterion("misleading_km", 0.15, least=False),
    Criterion("misleading_knm", 0.05, least=False),
    Criterion("weapons", 10, least=True),
)
"""Asked when a laboratory has fixed none of its own."""


def checked(criteria: Sequence[Criterion], figures: Mapping[str, float | None]) -> tuple[Checked, ...]:
    """Hold figures against criteria."""
    return tuple(Checked(each, figures.get(each.figure)) for each in criteria)
