"""Candidates scored with reasons (Fellegi and Sunter)."""

from collections.abc import Iterable
from datetime import date

from rastro.canonical import Text
from rastro.markings import EditKind, compare_serials
from rastro.nomenclator import Agreement, same_make
from rastro.tracing.candidates import Candidate, Ranking, Reason, RegisteredFirearm
from rastro.tracing.description import Description


def score_candidates(
    description: Description,
    firearms: Iterable[RegisteredFirearm],
    *,
    population: int,
    recovered_on: date | None = None,
) -> Ranking:
    """Rank the firearms that a description may be of.

    Parameters
    ----------
    description
        What was recovered.
    firearms
        Records that come into question.
    population
        How many firearms the register holds.
    recovered_on
        Day of the recovery.
    """
    del recovered_on
    weighed = [_weigh(description, firearm) for firearm in firearms]
    odds = [10 ** min(each.log10_lr, 30) / max(population, 1) for each in weighed]
    total = 1 + sum(odds)
    ranked = [
        Candidate(each.firearm, odd / total, each.reasons, each.edits, each.log10_lr)
        for each, odd in zip(weighed, odds, strict=True)
    ]
    ranked.sort(key=lambda each: (-each.probability, each.firearm.id))
    return Ranking(tuple(ranked[:10]), 1 / total + sum(each.probability for each in ranked[10:]))


def _weigh(description: Description, firearm: RegisteredFirearm) -> Candidate:
    reasons: list[Reason] = []
    weight = 0.0
    edits: tuple = ()  # type: ignore[type-arg]
    if description.serial.reading is not None and firearm.serial:
        compared = compare_serials(description.serial.reading, firearm.serial)
        weight, edits = compared.log10_lr, compared.edits
        equal = all(each.kind is EditKind.EQUAL for each in edits)
        verdict = "agrees" if equal else "near"
        text = Text(f"tracing.why.serial.{verdict}", {"registered": firearm.serial})
        reasons.append(Reason("agrees" if equal else "near", "serial", text))
    make = same_make(description.make, firearm.make)
    if make is not Agreement.UNKNOWN:
        params = {"read": description.make, "registered": firearm.make}
        weight += 1.0 if make is Agreement.AGREES else -1.0
        reasons.append(
            Reason(
                "agrees" if make is Agreement.AGREES else "differs",
                "make",
                Text(f"tracing.why.make.{make.value}", params),
            )
        )
    return Candidate(firearm, 0.0, tuple(reasons), edits, weight)
