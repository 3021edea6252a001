"""One comparison in the words of a report: propositions, population, weight, method, what is left open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import rastro.ballistics.reporting.texts  # noqa: F401 - registers the sentences
from rastro.ballistics.likelihood import (
    Calibration,
    Combination,
    Combined,
    LikelihoodRatio,
    combination_digest,
)
from rastro.canonical import Text, Translate

DIGITS = 12
"""Of a digest, as far as it is said."""
WHOLE = 9.95
"""From here on a ratio is said without decimals."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The sentences of a report, in the order in which they are read.

    Parameters
    ----------
    propositions
        Between which two the findings are weighed.
    population
        Of which weapons the figures are.
    weight
        The likelihood ratio with its interval, and the bounds of what the data carry.
    marks
        The marks of which it was combined, and why so; empty for one mark.
    scale
        The ENFSI verbal scale.
    cell_map
        Where each cell can be seen.
    method
        Versions of the method, the set and the software.
    examiner
        The AFTE conclusion: a field for the examiner, never filled in here.
    lead
        That it is a lead until confirmed.
    """

    propositions: tuple[Text, Text]
    population: Text
    weight: tuple[Text, Text]
    marks: tuple[Text, ...]
    scale: Text
    cell_map: Text
    method: Text
    examiner: Text
    lead: Text

    def __iter__(self) -> Iterator[Text]:
        yield from self.propositions
        yield self.population
        yield from self.weight
        yield from self.marks
        yield from (self.scale, self.cell_map, self.method, self.examiner, self.lead)

    def say(self, translate: Translate) -> str:
        """All sentences in the reader's language, one a line."""
        return "\n".join(each.say(translate) for each in self)

    def as_json(self) -> list[dict[str, Any]]:
        """The sentences by code and parameters, to be said in any language later."""
        return [each.as_json() for each in self]


def statement(
    ratio: LikelihoodRatio,
    calibration: Calibration,
    *,
    cell_map: str | None = None,
    population: str | None = None,
) -> Statement:
    """The sentences of one mark.

    Parameters
    ----------
    ratio
        What the comparison weighs.
    calibration
        The set it was weighed by.
    cell_map
        Name of the file or figure that shows each cell.
    population
        The reference population in the laboratory's words; those of the set when left out.
    """
    facts = {"name": calibration.name, "version": calibration.version}
    counted = {name: getattr(calibration, name) for name in ("km", "knm", "weapons")}
    said = population or getattr(calibration, "population", "")
    return Statement(
        propositions=_propositions(),
        population=_population(said, {**facts, **counted}),
        weight=_weight(ratio, calibration.lower, calibration.upper),
        marks=(),
        scale=Text("ballistics.statement.scale", {"sentence": ratio.text}),
        cell_map=_cell_map(cell_map),
        method=Text(
            "ballistics.statement.method",
            {
                **facts,
                "method": calibration.method or "–",
                "digest": calibration.digest[:DIGITS],
                "software": version("rastro"),
            },
        ),
        examiner=Text("ballistics.statement.examiner"),
        lead=Text("ballistics.statement.lead"),
    )


def statement_of_marks(
    combined: Combined,
    combination: Combination,
    *,
    cell_map: str | None = None,
    population: str | None = None,
) -> Statement:
    """The sentences of several marks of one pair, weighed together.

    Parameters
    ----------
    combined
        What the marks weigh together.
    combination
        What was learnt of them.
    cell_map, population
        As in :func:`statement`.
    """
    facts = {"name": combination.name, "version": combination.version}
    counted = {name: getattr(combination, name) for name in ("km", "knm", "weapons")}
    digest = combination_digest(combination)[:DIGITS]
    named = {"marks": ", ".join(combined.marks), "digest": digest, "software": version("rastro")}
    conflict = (Text("ballistics.statement.conflict"),) if combined.conflict else ()
    return Statement(
        propositions=_propositions(),
        population=_population(population, {**facts, **counted}),
        weight=_weight(combined.ratio, combination.lower, combination.upper),
        marks=(*_marks(combined.marks), combined.reason, *conflict),
        scale=Text("ballistics.statement.scale", {"sentence": combined.ratio.text}),
        cell_map=_cell_map(cell_map),
        method=Text("ballistics.statement.method_marks", {**facts, **named}),
        examiner=Text("ballistics.statement.examiner"),
        lead=Text("ballistics.statement.lead"),
    )


def _propositions() -> tuple[Text, Text]:
    return Text("ballistics.statement.same"), Text("ballistics.statement.different")


def _population(said: str | None, facts: Mapping[str, Any]) -> Text:
    if said:
        return Text("ballistics.statement.population", {"population": said})
    return Text("ballistics.statement.population_by_set", facts)


def _weight(ratio: LikelihoodRatio, lower: float, upper: float) -> tuple[Text, Text]:
    side = "even" if ratio.verbal == "neutral" else "more" if ratio.log10_lr > 0 else "less"
    weight = Text(f"ballistics.statement.{side}", {"times": times(ratio.log10_lr), **_figures(ratio)})
    ends = {"lower": f"{lower:.2f}", "upper": f"{upper:.2f}"}
    return weight, Text(f"ballistics.statement.{'bounded' if ratio.bounded else 'within'}", ends)


def _figures(ratio: LikelihoodRatio) -> dict[str, str]:
    return {name: f"{getattr(ratio, name):.2f}" for name in ("log10_lr", "low", "high")}


def _marks(ratios: Mapping[str, LikelihoodRatio]) -> Iterator[Text]:
    for mark, each in ratios.items():
        yield Text("ballistics.statement.mark", {"mark": mark, **_figures(each)})


def _cell_map(named: str | None) -> Text:
    if named is None:
        return Text("ballistics.statement.no_map")
    return Text("ballistics.statement.map", {"map": named})


def times(log10_lr: float) -> str:
    """A ratio above 1 to two figures: more would be more than is known."""
    ratio = 10.0 ** abs(log10_lr)
    if ratio < WHOLE:
        return f"{ratio:.1f}"
    size = 10 ** (len(str(round(ratio))) - 2)
    return f"{round(ratio / size) * size:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
