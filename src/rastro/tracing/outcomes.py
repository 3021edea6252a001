"""What came of a trace: fourteen outcome codes, and what the officer does next."""

from enum import StrEnum

from rastro.canonical import Text


class OutcomeCode(StrEnum):
    """What came of a trace."""

    R1 = "R1"
    R2 = "R2"
    R3 = "R3"
    R4 = "R4"
    R5 = "R5"
    R6 = "R6"
    R7 = "R7"
    R8 = "R8"
    R9 = "R9"
    R10 = "R10"
    R11 = "R11"
    R12 = "R12"
    R13 = "R13"
    R14 = "R14"


def outcome_text(code: OutcomeCode) -> Text:
    """What the code means."""
    return Text(f"tracing.outcome.{code.value.lower()}")


def next_step(code: OutcomeCode, /, **params: object) -> Text:
    """What the officer does next.

    Parameters
    ----------
    code
        The outcome.
    **params
        `state` for R11, `trace` for R12, `reason` for R13, `days` for R14; a step without them is general.
    """
    name = code.value.lower()
    wanted = _NEEDS.get(code)
    if wanted and params.get(wanted) not in (None, ""):
        return Text(f"tracing.next.{name}_for", {wanted: params[wanted]})
    return Text(f"tracing.next.{name}")


_NEEDS = {
    OutcomeCode.R11: "state",
    OutcomeCode.R12: "trace",
    OutcomeCode.R13: "reason",
    OutcomeCode.R14: "days",
}
