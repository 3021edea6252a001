"""The message between States: its fields, all of them signed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from rastro.canonical import timestamp
from rastro.exchange.fields import ADDRESS, CODE, Fields
from rastro.exchange.refusals import Claim
from rastro.exchange.terms import (
    HANDLING_FREE,
    MAX_ATTACHMENTS,
    URGENCIES,
    Attachment,
    Evaluation,
    Handling,
    Urgency,
    User,
    read_attachment,
    read_evaluation,
    read_handling,
    read_user,
)

DEFAULT_LIFE = timedelta(days=7)
MAX_LIFE = timedelta(days=30)
MAX_RECIPIENTS = 40

_SCHEMA = re.compile(r"urn:rastro:[a-z][a-z0-9_.-]{0,63}:[1-9][0-9]{0,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """One message.

    Parameters
    ----------
    id
        UUIDv7; a receiver does a (sender, id) once only.
    typ
        What it is: `trace.request`.
    sender, recipients
        Addresses; `from` and `to` on the wire.
    seq, prev
        Its place in the channel from sender to recipient and the digest of the message before.
    iat, exp, nbf
        When it was issued, when it expires (a week by default, 30 days at most), before when it is not valid.
    user
        Who is behind it.
    purpose, legal_basis
        Why it is sent, and under which rule.
    body
        What the type carries; a JSON object without fractional numbers.
    major
        Major version of the type's schema.
    case, in_reply_to
        The case it belongs to; the message it answers.
    classification
        0 open to 3 secret.
    handling, evaluation
        What may be done with it; how far it can be relied on.
    urgency, due
        How soon it is needed, and by when.
    retention
        Day after which the receiver erases it.
    attachments
        Files beside it, by digest.
    extra
        Fields of a later minor version, kept as they came.
    """

    id: UUID
    typ: str
    sender: str
    recipients: tuple[str, ...]
    seq: int
    prev: str
    iat: datetime
    exp: datetime
    user: User
    purpose: str
    legal_basis: str
    body: Mapping[str, Any]
    major: int = 1
    case: str | None = None
    in_reply_to: UUID | None = None
    nbf: datetime | None = None
    classification: int = 0
    handling: Handling = HANDLING_FREE
    evaluation: Evaluation | None = None
    urgency: Urgency = "normal"
    due: datetime | None = None
    retention: date | None = None
    attachments: tuple[Attachment, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def schema(self) -> str:
        """`urn:rastro:<typ>:<major>`."""
        return f"urn:rastro:{self.typ}:{self.major}"

    def as_json(self) -> dict[str, object]:
        """The object that is signed; what is absent is left out."""
        optional = {
            "case": self.case,
            "in_reply_to": str(self.in_reply_to) if self.in_reply_to else None,
            "nbf": timestamp(self.nbf) if self.nbf else None,
            "evaluation": self.evaluation.as_json() if self.evaluation else None,
            "due": timestamp(self.due) if self.due else None,
            "retention": self.retention.isoformat() if self.retention else None,
            "attachments": [attachment.as_json() for attachment in self.attachments] or None,
        }
        return {
            **self.extra,
            "id": str(self.id),
            "typ": self.typ,
            "schema": self.schema,
            "from": self.sender,
            "to": list(self.recipients),
            "seq": self.seq,
            "prev": self.prev,
            "iat": timestamp(self.iat),
            "exp": timestamp(self.exp),
            "user": self.user.as_json(),
            "purpose": self.purpose,
            "legal_basis": self.legal_basis,
            "classification": self.classification,
            "handling": self.handling.as_json(),
            "urgency": self.urgency,
            "body": self.body,
            **{name: value for name, value in optional.items() if value is not None},
        }


def read_envelope(value: object, *, claim: Claim) -> Envelope:
    """An envelope from its JSON object.

    Raises
    ------
    Refused
        `exchange.field` with the first field that is missing or wrong.
    """
    fields = Fields(value, claim=claim)
    schema = fields.text("schema", form=_SCHEMA)
    typ = fields.text("typ", form=CODE)
    _, _, named, major = schema.split(":")
    if named != typ:
        fields.refuse("schema")
    recipients = tuple(fields.listed("to", least=1, most=MAX_RECIPIENTS))
    if not all(isinstance(each, str) and ADDRESS.fullmatch(each) for each in recipients):
        fields.refuse("to")
    if len(set(recipients)) != len(recipients):
        fields.refuse("to")
    body = fields.take("body")
    if not isinstance(body, dict):
        fields.refuse("body")
    return Envelope(
        id=fields.number("id"),
        typ=typ,
        major=int(major),
        sender=fields.text("from", form=ADDRESS),
        recipients=recipients,
        seq=fields.whole("seq", low=1),
        prev=fields.digest("prev"),
        iat=fields.moment("iat"),
        exp=fields.moment("exp"),
        user=read_user(fields.inner("user")),
        purpose=fields.text("purpose", form=CODE),
        legal_basis=fields.text("legal_basis"),
        body=body,
        classification=fields.whole("classification", low=0, high=3),
        handling=read_handling(fields.inner("handling")),
        urgency=cast(Urgency, fields.one_of("urgency", URGENCIES)),
        case=fields.maybe("case", lambda name: fields.text(name, limit=100)),
        in_reply_to=fields.maybe("in_reply_to", fields.number),
        nbf=fields.maybe("nbf", fields.moment),
        evaluation=fields.maybe("evaluation", lambda name: read_evaluation(fields.inner(name))),
        due=fields.maybe("due", fields.moment),
        retention=fields.maybe("retention", fields.day),
        attachments=fields.maybe("attachments", lambda name: _attachments(fields, name, claim)) or (),
        extra=fields.rest(),
    )


def _attachments(fields: Fields, name: str, claim: Claim) -> tuple[Attachment, ...]:
    listed = fields.listed(name, least=1, most=MAX_ATTACHMENTS)
    return tuple(
        read_attachment(Fields(each, claim=claim, path=f"{name}.{place}."))
        for place, each in enumerate(listed)
    )
