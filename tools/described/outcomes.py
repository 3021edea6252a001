"""The fourteen outcomes of a trace, each with what the officer does next."""

from described import table, titled
from rastro.tracing import OutcomeCode, next_step, outcome_text

INTRODUCTION = """
Every trace ends in one of these codes. Others may hold beside it: a stolen firearm whose last lawful
holder is known is R1 and R9. The code travels in the answer; each State says the sentences in its
readers' language.
"""
ABOUT = {
    OutcomeCode.R11: {"state": "XB"},
    OutcomeCode.R12: {"trace": "XA-T-2021-000482-8"},
    OutcomeCode.R14: {"days": 30},
}


def page() -> str:
    """The page of outcomes."""
    rows = [(f"**{code.value}**", outcome_text(code).say(), _next(code)) for code in OutcomeCode]
    return titled("Outcome codes", INTRODUCTION, table(("code", "what it means", "what to do next"), rows))


def _next(code: OutcomeCode) -> str:
    general = next_step(code).say()
    params = ABOUT.get(code)
    return f"{general} Where it is known: “{next_step(code, **params).say()}”" if params else general
