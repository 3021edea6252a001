"""What the API takes and gives, in the words of the pages."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema


class RecoveryIn(Schema):
    """A recovered firearm in the words it was read in."""

    external_id: str = Field("", max_length=80, description="The caller's own identifier; taken once.")
    make: str = Field("", max_length=200)
    model: str = Field("", max_length=200)
    calibre: str = Field("", max_length=200)
    type: str = Field("", max_length=200)
    serial: str = Field(
        "", max_length=400, description="`?` for an unread character, `[83]` for an 8 or a 3."
    )
    serial_state: str = Field("", max_length=20, description="read, partly_read, removed, never_had …")
    removal: str = Field("", max_length=20)
    country: str = Field("", max_length=80)
    importer: str = Field("", max_length=200)
    other_marks: list[str] = Field([], max_length=50)
    recovered_on: date | None = None
    place: str = Field("", max_length=200)
    found_by: str = Field("", max_length=200)
    context: dict[str, str] = Field({}, max_length=20)
    possessor: dict[str, str] = Field({}, max_length=20)
    remarks: str = Field("", max_length=4000)


class TraceIn(Schema):
    """A trace to open; with `to`, it is sent at once."""

    recovery: RecoveryIn
    purpose: str = Field(max_length=40)
    legal_basis: str = Field(max_length=200)
    urgency: str = Field("normal", max_length=20)
    urgency_reason: str = Field("", max_length=400)
    case: str = Field("", max_length=80)
    offence: str = Field("", max_length=200)
    why_illicit: str = Field("", max_length=400)
    intended_use: str = Field("", max_length=400)
    instructions: str = Field("", max_length=4000)
    to: str = Field("", max_length=40, description="The State to ask.")


class SendIn(Schema):
    """To whom a trace goes."""

    to: str = Field(max_length=40)


class ReasonOut(Schema):
    """Why, or why not."""

    verdict: str
    subject: str
    text: str


class CandidateOut(Schema):
    """A candidate with its reasons."""

    firearm: str
    probability: str
    serial: str
    title: str
    status: str
    reasons: list[ReasonOut]


class OutcomeOut(Schema):
    """An outcome code with its sentence."""

    code: str
    text: str


class RequestSentOut(Schema):
    """A State that was asked."""

    to: str
    sent_at: datetime
    due: datetime
    answered: bool
    delivered: bool
    failing_since: datetime | None
    failing: str | None
    told: dict[str, Any]
    withheld: list[str]


class TraceRow(Schema):
    """A trace in a list."""

    id: UUID
    number: str
    status: str
    outcome: str
    also: list[str]
    opened_at: datetime
    due: datetime | None
    case: str
    external_id: str
    make: str
    serial: str
    time_to_crime_days: int | None


class TraceOut(TraceRow):
    """One trace with what came of it."""

    outcomes: list[OutcomeOut]
    sentences: list[str]
    next_steps: list[str]
    candidates: list[CandidateOut]
    candidates_of: str
    answer: dict[str, Any] | None
    requests: list[RequestSentOut]


class RequestRowOut(Schema):
    """A request of another State in a list."""

    id: UUID
    sender: str
    trace_number: str
    state: str
    automatic: bool
    purpose: str
    urgency: str
    category: str
    outcome: str
    received_at: datetime
    due: datetime | None


class GroupOut(Schema):
    """A group of fields: whether it is told, and by which rule."""

    group: str
    label: str
    told: bool
    why: str


class RequestOut(RequestRowOut):
    """One request: what was asked, and the answer that left, or would leave now."""

    body: dict[str, Any]
    candidates: list[CandidateOut]
    findings: list[str]
    groups: list[GroupOut]
    answers: list[dict[str, Any]]


class AnswerIn(Schema):
    """The answer to a request that waits for a person."""

    withhold: dict[str, str] = Field({}, max_length=30, description="Group: reason told to the asking State.")
    chosen: str | None = Field(
        None, max_length=80, description="The candidate it is about; empty for none; left out: as found."
    )
    remarks: str = Field("", max_length=4000)


class AnswerOut(Schema):
    """What left."""

    message: UUID
    body: dict[str, Any]
    withheld: list[str]


class ProgressIn(Schema):
    """A word on a request that waits."""

    stage: str = Field(max_length=20, description="more_asked or delayed.")
    words: str = Field(max_length=4000)
    asked: list[str] = Field([], max_length=20, description="Fields that are needed.")
    expected_on: date | None = None


class MessageOut(Schema):
    """A message that left."""

    message: UUID
