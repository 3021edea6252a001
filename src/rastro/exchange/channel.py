"""The channel from one authority to another: every message numbered and tied to the one before."""

from dataclasses import dataclass
from typing import Self

from rastro.canonical import sha256_hex
from rastro.exchange.refusals import Claim, Refused
from rastro.exchange.sealing import Opened


def first_prev(sender: str, recipient: str) -> str:
    """`prev` of a channel's first message: it names both ends, so that no message fits another channel."""
    return sha256_hex(f"rastro channel {sender} > {recipient}".encode())


@dataclass(frozen=True, slots=True)
class Channel:
    """How far a channel has come, at either end.

    Parameters
    ----------
    sender, recipient
        Its ends.
    seq
        Number of the last message; 0 for none.
    digest
        Fingerprint of the last message, hexadecimal.
    """

    sender: str
    recipient: str
    seq: int = 0
    digest: str = ""

    def __post_init__(self) -> None:
        if self.seq == 0:
            object.__setattr__(self, "digest", first_prev(self.sender, self.recipient))

    def advanced(self, digest: str) -> Self:
        """The channel after one more message with that fingerprint."""
        return type(self)(self.sender, self.recipient, self.seq + 1, digest)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next message stands.

    Parameters
    ----------
    seq, prev
        For the envelope's fields of the same names.
    """

    seq: int
    prev: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A message that was accepted before, and arrived again: the same receipt answers it.

    Parameters
    ----------
    opened
        The message.
    """

    opened: Opened


def next_of(channel: Channel) -> Place:
    """The place of the next message, for sealing."""
    return Place(channel.seq + 1, channel.digest)


def accept(channel: Channel, opened: Opened, *, stored: str | None = None) -> Channel | Duplicate:
    """Take a message into the channel, if it is the next one.

    Parameters
    ----------
    channel
        As far as the receiver has come.
    opened
        A message from the channel's sender.
    stored
        Fingerprint under which the receiver stored this (sender, id) before, if it did.

    Returns
    -------
    Channel or Duplicate
        The channel with the message in it; or that the very same message had been accepted.

    Raises
    ------
    Refused
        `exchange.sequence.gap` (one is missing: send from `expected`), `.replayed` (its place was taken
        before), `.fork` (the sender has told two histories) or `.other_channel`. The parameters `expected`
        and `prev` say which message would be accepted.
    """
    envelope = opened.envelope
    if stored == opened.digest or (envelope.seq == channel.seq and opened.digest == channel.digest):
        return Duplicate(opened)
    place = next_of(channel)
    if envelope.sender != channel.sender or channel.recipient not in envelope.recipients:
        reason = "exchange.sequence.other_channel"
    elif stored is not None:
        reason = "exchange.sequence.fork"
    elif envelope.seq < place.seq:
        reason = "exchange.sequence.replayed"
    elif envelope.seq > place.seq:
        reason = "exchange.sequence.gap"
    elif envelope.prev != place.prev:
        reason = "exchange.sequence.fork"
    else:
        return channel.advanced(opened.digest)
    claim = Claim(opened.digest, opened.kid, envelope.id, envelope.sender, envelope.seq, signed=True)
    raise Refused(reason, claim=claim, seq=envelope.seq, expected=place.seq, prev=place.prev)
