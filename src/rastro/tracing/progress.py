"""What the State asked says before it answers."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from rastro.canonical import Text
from rastro.tracing.forms import as_body, read_body


class Stage(StrEnum):
    """Where a request stands with the State asked."""

    RECEIVED = "received"
    WITH_A_PERSON = "with_a_person"
    MORE_ASKED = "more_asked"
    DELAYED = "delayed"
    PASSED_ON = "passed_on"


@dataclass(frozen=True, slots=True)
class TraceProgress:
    """Where a request stands.

    Parameters
    ----------
    trace
        The requester's number.
    stage
        Where.
    reason
        Why it is delayed, or what is asked: the ITI wants a reason for every delay (part V).
    words
        More, in a person's words.
    asked
        The fields that are needed.
    expected_on
        When an answer is expected.
    """

    trace: str
    stage: Stage
    reason: Text | None = None
    words: str = field(default="", metadata={"limit": 4_000})
    asked: tuple[str, ...] = ()
    expected_on: date | None = None

    def as_body(self) -> dict[str, Any]:
        """Body of a `trace.progress`."""
        body: dict[str, Any] = as_body(self)
        return body


def stage_text(stage: Stage) -> Text:
    """Where a request stands, in the reader's language."""
    return Text(f"tracing.stage.{stage.value}")


def read_trace_progress(body: object) -> TraceProgress:
    """Read the body of a `trace.progress`.

    Raises
    ------
    InvalidInput
        `tracing.body.*`, naming the field.
    """
    return read_body(TraceProgress, body)
