"""INTERPOL's order of work on a recovered firearm: nine steps, traces on the weapon before it is fired."""

from collections.abc import Collection
from dataclasses import dataclass

from rastro.canonical import Text


@dataclass(frozen=True, slots=True)
class WorkStep:
    """One step.

    Parameters
    ----------
    number
        Its place, 1 to 9.
    code
        By which a record keeps that it was done.
    after
        Codes of the steps that must be done, or waived with a reason, before it.
    """

    number: int
    code: str
    after: tuple[str, ...] = ()

    @property
    def text(self) -> Text:
        """What is done."""
        return Text(f"tracing.work.{self.code}")


ORDER_OF_WORK = (
    WorkStep(1, "national_records"),
    WorkStep(2, "international_search", after=("national_records",)),
    WorkStep(3, "interview"),
    WorkStep(4, "fingerprints"),
    WorkStep(5, "dna"),
    WorkStep(6, "ballistics", after=("fingerprints", "dna")),
    WorkStep(7, "leads"),
    WorkStep(8, "intelligence"),
    WorkStep(9, "trafficking_analysis"),
)
"""The steps in order; the test fire spoils prints and DNA, so it waits for both."""


def work_before(code: str, done: Collection[str]) -> tuple[WorkStep, ...]:
    """The steps that must come before a step and are not done; empty when it may begin.

    Parameters
    ----------
    code
        Of the step.
    done
        Codes of the steps done or waived.
    """
    after = next((each.after for each in ORDER_OF_WORK if each.code == code), ())
    return tuple(each for each in ORDER_OF_WORK if each.code in after and each.code not in done)
