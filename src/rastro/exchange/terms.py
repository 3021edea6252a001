"""The words of a message: who asks, how it may be handled, how it was evaluated, what is attached."""

import re
from dataclasses import dataclass
from typing import Any, Literal, cast

from rastro.exchange.fields import CODE, Fields

type Urgency = Literal["normal", "urgent", "very_urgent"]

MESSAGE_TYPES: frozenset[str] = frozenset(
    {
        "search.request", "search.answer",
        "record.request", "record.answer",
        "trace.request", "trace.progress", "trace.answer",
        "hit.notice",
        "notice.lost_stolen", "notice.export", "notice.import", "notice.transit",
        "ballistic.query", "ballistic.candidate",
        "assist.request", "assist.answer",
        "permission.request", "permission.grant", "permission.deny",
        "correction", "recall", "key.rollover", "ping",
    }
)  # fmt: skip
"""What a message can be; receipts and refusals are not messages but answers to them."""
SCHEMAS: dict[str, int] = dict.fromkeys(MESSAGE_TYPES, 1)
"""The major version of each type that this library reads."""

URGENCIES = frozenset({"normal", "urgent", "very_urgent"})
LEVELS = frozenset({"aal1", "aal2", "aal3"})
HANDLING_CODES = ("H0", "H1", "H2", "H3")
SOURCES = frozenset("ABCX")
MAX_ATTACHMENTS = 20

_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}")
_NAME = re.compile(r"[^/\\]{1,200}")


@dataclass(frozen=True, slots=True)
class User:
    """Who is behind a message, without a name.

    Parameters
    ----------
    pseudonym
        Known to the sending authority alone.
    role
        `tracing_officer`, `system`.
    level
        How the person signed in: `aal1`, `aal2` or `aal3` (NIST SP 800-63B).
    """

    pseudonym: str
    role: str
    level: str = "aal2"

    def as_json(self) -> dict[str, object]:
        """Its form in a message."""
        return {"pseudonym": self.pseudonym, "role": self.role, "level": self.level}


@dataclass(frozen=True, slots=True)
class Handling:
    """What the receiver may do with the content, as police services of Europe write it.

    Parameters
    ----------
    codes
        `H0` to prevent and combat crime; `H1` not in court without permission; `H2` not passed on without
        permission; `H3` another restriction, said in `text`.
    text
        The restriction in words; needed with `H3`.
    """

    codes: tuple[str, ...] = ("H0",)
    text: str = ""

    def as_json(self) -> dict[str, object]:
        """Its form in a message."""
        return {"codes": list(self.codes), "text": self.text}


HANDLING_FREE = Handling()
"""`H0` alone: what a message says when nobody asked for more."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How far the source and the information can be relied on.

    Parameters
    ----------
    source
        `A` no doubt, `B` mostly reliable, `C` mostly unreliable, `X` cannot be assessed.
    information
        1 certain, 2 known to the source itself, 3 corroborated, 4 cannot be corroborated.
    """

    source: str
    information: int

    def as_json(self) -> dict[str, object]:
        """Its form in a message."""
        return {"source": self.source, "information": self.information}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels beside the message.

    Parameters
    ----------
    sha256
        Its digest, hexadecimal.
    name
        File name, without a folder.
    media_type
        Such as `image/jpeg`.
    size
        In bytes.
    """

    sha256: str
    name: str
    media_type: str
    size: int

    def as_json(self) -> dict[str, object]:
        """Its form in a message."""
        return {"sha256": self.sha256, "name": self.name, "media_type": self.media_type, "size": self.size}


def read_user(fields: Fields) -> User:
    """A message's user, or a refusal."""
    user = User(
        fields.text("pseudonym", limit=100), fields.text("role", form=CODE), fields.one_of("level", LEVELS)
    )
    fields.done()
    return user


def read_handling(fields: Fields) -> Handling:
    """A message's handling codes, or a refusal: each code once, in order, and words with `H3`."""
    codes = tuple(fields.listed("codes", least=1, most=len(HANDLING_CODES)))
    if codes != tuple(code for code in HANDLING_CODES if code in codes):
        fields.refuse("codes")
    text = fields.text("text", limit=2000)
    if "H3" in codes and not text.strip():
        fields.refuse("text")
    fields.done()
    return Handling(cast(tuple[str, ...], codes), text)


def read_evaluation(fields: Fields) -> Evaluation:
    """A message's evaluation, or a refusal."""
    evaluation = Evaluation(fields.one_of("source", SOURCES), fields.whole("information", low=1, high=4))
    fields.done()
    return evaluation


def read_attachment(fields: Fields) -> Attachment:
    """One attachment, or a refusal."""
    attachment = Attachment(
        fields.digest("sha256"),
        fields.text("name", form=_NAME),
        fields.text("media_type", form=_MEDIA_TYPE),
        fields.whole("size", low=0),
    )
    fields.done()
    return attachment


def as_json(value: Any) -> object:
    """A part's form in a message, or the value itself."""
    return value.as_json() if hasattr(value, "as_json") else value
