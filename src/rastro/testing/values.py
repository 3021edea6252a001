"""Hypothesis strategies for JSON values, for messages and for what a stranger makes of them."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from rastro.canonical import JSON, MAX_INTEGER
from rastro.exchange import MESSAGE_TYPES, Attachment, Envelope, Evaluation, Handling, User
from rastro.exchange.terms import LEVELS, URGENCIES

_WHOLE = st.characters(exclude_categories=["Cs"])
_PLAIN = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cf"])
_DIGITS = st.text("0123456789abcdef", min_size=64, max_size=64)
_MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
_SOME = timedelta(seconds=1)


def texts(*, most: int = 20) -> st.SearchStrategy[str]:
    """Text of whole characters, control characters among them."""
    return st.text(_WHOLE, max_size=most)


def json_values(*, most: int = 20) -> st.SearchStrategy[JSON]:
    """Values that have a canonical form."""
    leaves = st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | texts()
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts(), inner, max_size=4),
        max_leaves=most,
    )


def bodies() -> st.SearchStrategy[dict[str, JSON]]:
    """What a message carries."""
    return st.dictionaries(texts(), json_values(most=8), max_size=4)


@st.composite
def json_spellings(draw: st.DrawFn, value: Any) -> bytes:
    """The value's JSON in any spelling: blanks, escapes, another order of members."""
    text = json.dumps(
        _shuffled(draw, value),
        ensure_ascii=draw(st.booleans()),
        indent=draw(st.none() | st.integers(0, 3)),
    )
    blank = st.text(" \t\r\n", max_size=3)
    return f"{draw(blank)}{text}{draw(blank)}".encode()


def _shuffled(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _shuffled(draw, value[name]) for name in draw(st.permutations(list(value)))}
    if isinstance(value, list | tuple):
        return [_shuffled(draw, item) for item in value]
    return value


@st.composite
def uuids(draw: st.DrawFn) -> UUID:
    """Identifiers of version 7."""
    high = draw(st.integers(0, 2**48 - 1)) << 80 | 0x7 << 76 | draw(st.integers(0, 2**12 - 1)) << 64
    return UUID(int=high | 0b10 << 62 | draw(st.integers(0, 2**62 - 1)))


@st.composite
def handlings(draw: st.DrawFn) -> Handling:
    """Handling codes in their order, with words where they are needed."""
    codes = sorted(draw(st.sets(st.sampled_from(("H0", "H1", "H2", "H3")), min_size=1)))
    words = st.text(_PLAIN, max_size=40)
    text = draw(words.filter(str.strip) if "H3" in codes else words)
    return Handling(tuple(codes), text)


@st.composite
def attachments(draw: st.DrawFn) -> Attachment:
    """A file beside a message."""
    name = draw(st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=20))
    media = draw(st.sampled_from(("image/jpeg", "application/pdf", "application/vnd.rastro+json")))
    return Attachment(draw(_DIGITS), name, media, draw(st.integers(0, 2**40)))


@st.composite
def envelopes(draw: st.DrawFn, *, sender: str = "XB", recipient: str = "XA") -> Envelope:
    """Messages that may be sealed, with any of the optional fields.

    Parameters
    ----------
    sender, recipient
        Both ends.
    """
    typ, plain = draw(st.sampled_from(sorted(MESSAGE_TYPES))), st.text(_PLAIN, max_size=40)
    iat = draw(_MOMENTS)
    level, urgency = draw(st.sampled_from(sorted(LEVELS))), draw(st.sampled_from(sorted(URGENCIES)))
    evaluation = st.builds(Evaluation, st.sampled_from("ABCX"), st.integers(1, 4))
    return Envelope(
        id=draw(uuids()),
        typ=typ,
        sender=sender,
        recipients=(recipient, *draw(st.sampled_from(((), ("XY",), ("XY", "XZ/customs"))))),
        seq=draw(st.integers(1, MAX_INTEGER)),
        prev=draw(_DIGITS),
        iat=iat,
        exp=iat + draw(st.timedeltas(_SOME, timedelta(days=30))),
        nbf=draw(st.none() | st.just(iat)),
        user=User(draw(plain), draw(st.sampled_from(("tracing_officer", "system"))), level),
        purpose=draw(st.sampled_from(("criminal_investigation", "civil", "export_control"))),
        legal_basis=draw(plain),
        body=draw(bodies()),
        case=draw(st.none() | plain),
        in_reply_to=draw(st.none() | uuids()),
        classification=draw(st.integers(0, 3)),
        handling=draw(handlings()),
        evaluation=draw(st.none() | evaluation),
        urgency=urgency,  # type: ignore[arg-type]
        due=draw(st.none() | _MOMENTS),
        retention=draw(st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))),
        attachments=tuple(draw(st.lists(attachments(), max_size=2))),
        extra=draw(st.sampled_from(({}, {"x_minor": {"kept": [1, None]}}))),
    )
