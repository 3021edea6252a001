"""The message between States: envelope, signing, channel, receipts, directory. Bytes in, values out."""

import rastro.exchange.texts  # noqa: F401 - registers the room's sentences
from rastro.exchange.answers import Nack, Receipt, open_answer, seal_answer
from rastro.exchange.channel import Channel, Duplicate, Place, accept, first_prev, next_of
from rastro.exchange.directory import Directory, Peer, PeerKey, read_directory, sign_directory
from rastro.exchange.envelope import DEFAULT_LIFE, MAX_LIFE, Envelope, read_envelope
from rastro.exchange.jws import MAX_BYTES
from rastro.exchange.refusals import Claim, Refused
from rastro.exchange.sealing import MAX_SKEW, Opened, digest_of_envelope, open_sealed, seal
from rastro.exchange.terms import (
    MESSAGE_TYPES,
    SCHEMAS,
    Attachment,
    Evaluation,
    Handling,
    Urgency,
    User,
)

__all__ = [
    "DEFAULT_LIFE",
    "MAX_BYTES",
    "MAX_LIFE",
    "MAX_SKEW",
    "MESSAGE_TYPES",
    "SCHEMAS",
    "Attachment",
    "Channel",
    "Claim",
    "Directory",
    "Duplicate",
    "Envelope",
    "Evaluation",
    "Handling",
    "Nack",
    "Opened",
    "Peer",
    "PeerKey",
    "Place",
    "Receipt",
    "Refused",
    "Urgency",
    "User",
    "accept",
    "digest_of_envelope",
    "first_prev",
    "next_of",
    "open_answer",
    "open_sealed",
    "read_directory",
    "read_envelope",
    "seal",
    "seal_answer",
    "sign_directory",
]
