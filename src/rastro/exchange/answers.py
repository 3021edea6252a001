"""What answers a message: a receipt that it is stored, or a refusal with its reason. Both are signed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from rastro.canonical import (
    SigningKey,
    Text,
    canonical_bytes,
    is_uuid7,
    sha256_hex,
    text_from_json,
    timestamp,
)
from rastro.exchange.directory import Directory
from rastro.exchange.fields import ADDRESS, Fields
from rastro.exchange.jws import parse, sign
from rastro.exchange.refusals import Claim, Refused
from rastro.exchange.sealing import MAX_SKEW, Opened
from rastro.exchange.signed import open_signed

MAX_ANSWER_BYTES = 16 * 1024
_MAX_PARAMS = 20
_MAX_PARAM = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The message is stored, and will be acted on exactly once.

    Parameters
    ----------
    sender, recipient
        Who gives the receipt, and to whom: the message's recipient and sender.
    in_reply_to
        The message's id.
    digest
        The message's fingerprint, hexadecimal.
    seq
        Its place in the channel.
    at
        When it was stored.
    """

    sender: str
    recipient: str
    in_reply_to: UUID
    digest: str
    seq: int
    at: datetime

    def as_json(self) -> dict[str, object]:
        """The object that is signed."""
        return {
            "from": self.sender,
            "to": self.recipient,
            "in_reply_to": str(self.in_reply_to),
            "digest": self.digest,
            "seq": self.seq,
            "at": timestamp(self.at),
        }

    @classmethod
    def of(cls, opened: Opened, *, by: str, at: datetime) -> Self:
        """The receipt of a message that was stored."""
        envelope = opened.envelope
        return cls(
            sender=by,
            recipient=envelope.sender,
            in_reply_to=envelope.id,
            digest=opened.digest,
            seq=envelope.seq,
            at=at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Nack:
    """The message is refused, and why.

    Parameters
    ----------
    sender, recipient
        Who refuses, and to whom the answer goes.
    digest
        Fingerprint of what was refused, hexadecimal.
    reason
        The reason, in a form each reader sees in its own language.
    at
        When it was refused.
    in_reply_to
        The message's id, where it could be read.
    expected_seq, expected_prev
        For a message out of its place: the place that would be accepted.
    """

    sender: str
    recipient: str
    digest: str
    reason: Text
    at: datetime
    in_reply_to: UUID | None = None
    expected_seq: int | None = None
    expected_prev: str | None = None

    @property
    def code(self) -> str:
        """The reason's code."""
        return self.reason.code

    def as_json(self) -> dict[str, object]:
        """The object that is signed; what is absent is left out."""
        optional = {
            "in_reply_to": str(self.in_reply_to) if self.in_reply_to else None,
            "expected_seq": self.expected_seq,
            "expected_prev": self.expected_prev,
        }
        return {
            "from": self.sender,
            "to": self.recipient,
            "digest": self.digest,
            "reason": self.reason.as_json(),
            "at": timestamp(self.at),
            **{name: value for name, value in optional.items() if value is not None},
        }

    @classmethod
    def of(cls, refused: Refused, *, data: bytes, by: str, to: str, at: datetime) -> Self:
        """The answer to a message that was refused.

        Parameters
        ----------
        refused
            The refusal.
        data
            The message as received.
        by, to
            Who refuses, and to whom the answer goes.
        at
            The present moment.
        """
        claim = refused.claim or Claim(digest=sha256_hex(data))
        out_of_place = refused.code.startswith("exchange.sequence.")
        params = refused.text.params
        return cls(
            sender=by,
            recipient=to,
            digest=claim.digest,
            reason=Text(refused.code, {name: _plain(value) for name, value in params.items()}),
            at=at,
            in_reply_to=claim.id if claim.id and is_uuid7(claim.id) else None,
            expected_seq=_whole(params.get("expected")) if out_of_place else None,
            expected_prev=str(params["prev"]) if out_of_place and "prev" in params else None,
        )


def seal_answer(answer: Receipt | Nack, key: SigningKey) -> bytes:
    """A receipt or refusal as it travels.

    Raises
    ------
    Refused
        `exchange.signature.key_not_senders` if the key is not the answerer's.
    """
    payload = canonical_bytes(answer.as_json())
    if not key.kid.startswith(f"{answer.sender}/"):
        claim = Claim(digest=sha256_hex(payload), kid=key.kid, sender=answer.sender)
        raise Refused("exchange.signature.key_not_senders", claim=claim, kid=key.kid, sender=answer.sender)
    return sign(payload, key, kind="rastro.receipt" if isinstance(answer, Receipt) else "rastro.nack")


def open_answer(
    data: bytes, *, directory: Directory, recipient: str, now: datetime, to_digest: str | None = None
) -> Receipt | Nack:
    """Open what answered a message.

    Parameters
    ----------
    data
        The bytes as received.
    directory
        Who may speak.
    recipient
        The address of this node.
    now
        The present moment.
    to_digest
        Fingerprint of the message that was sent; an answer to another one is refused.

    Raises
    ------
    Refused
        With the reason as its code.
    """
    parsed = parse(data, max_bytes=MAX_ANSWER_BYTES)
    if parsed.kind not in {"rastro.receipt", "rastro.nack"}:
        raise Refused("exchange.header", claim=parsed.claim, field="typ")
    signed = open_signed(parsed, directory=directory)
    fields = Fields(signed.value, claim=signed.claim)
    answer = _receipt(fields) if parsed.kind == "rastro.receipt" else _nack(fields)
    signed.check_sender(answer.sender, answer.at)
    if answer.recipient != recipient:
        raise Refused("exchange.recipient", claim=signed.claim, recipient=recipient)
    if to_digest is not None and answer.digest != to_digest:
        raise Refused("exchange.answer.other_message", claim=signed.claim)
    if answer.at > now + MAX_SKEW:
        ahead = int((answer.at - now).total_seconds())
        raise Refused("exchange.clock", claim=signed.claim, ahead=ahead, limit=int(MAX_SKEW.total_seconds()))
    return answer


def _receipt(fields: Fields) -> Receipt:
    return Receipt(
        sender=fields.text("from", form=ADDRESS),
        recipient=fields.text("to", form=ADDRESS),
        in_reply_to=fields.number("in_reply_to"),
        digest=fields.digest("digest"),
        seq=fields.whole("seq", low=1),
        at=fields.moment("at"),
    )


def _nack(fields: Fields) -> Nack:
    return Nack(
        sender=fields.text("from", form=ADDRESS),
        recipient=fields.text("to", form=ADDRESS),
        digest=fields.digest("digest"),
        reason=_reason(fields),
        at=fields.moment("at"),
        in_reply_to=fields.maybe("in_reply_to", fields.number),
        expected_seq=fields.maybe("expected_seq", lambda name: fields.whole(name, low=1)),
        expected_prev=fields.maybe("expected_prev", fields.digest),
    )


def _reason(fields: Fields) -> Text:
    inner = fields.inner("reason")
    code = inner.text("code", limit=100)
    params = inner.take("params")
    inner.done()
    small = isinstance(params, dict) and len(params) <= _MAX_PARAMS
    if not small or not all(_is_small(value) for value in params.values()):
        fields.refuse("reason")
    return text_from_json({"code": code, "params": params})


def _is_small(value: Any) -> bool:
    return value is None or isinstance(value, int) or (isinstance(value, str) and len(value) <= _MAX_PARAM)


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, int) else str(value)[:_MAX_PARAM]


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
