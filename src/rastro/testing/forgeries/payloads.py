"""Forgeries of the payload: altered after signing, in a second spelling, or with a field that is wrong."""

import json
from collections.abc import Iterator
from typing import Any

from rastro.canonical import canonical_bytes
from rastro.testing.forgeries.forger import Forger, b64, unb64

type Made = tuple[bytes, str]

_DEEP = 40
_FAR_TOO_DEEP = 20_000
_BROKEN = (
    b"{",
    b"{'a':1}",
    b"{}{}",
    b'{"a":1,}',
    b"[1 2]",
    b"// no",
    b'{"a":01}',
    b'{"a":+1}',
    b'{"a":"\t"}',
)


def altered_payload(forger: Forger) -> Iterator[Made]:
    """The payload exchanged after signing: a field, a bit, a whole message."""
    header, payload, signature = forger.parts()
    value = json.loads(unb64(payload))
    for change in (
        {"body": {"text": "another"}},
        {"seq": value["seq"] + 1},
        {"classification": 3},
        {"to": [*value["to"], "XZ"]},
        {"user": {**value["user"], "role": "system"}},
        {"exp": "2199-01-01T00:00:00Z"},
    ):
        forged = b64(canonical_bytes({**value, **change}))
        yield b".".join((header, forged, signature)), "exchange.signature.invalid"
    flipped = bytearray(unb64(payload))
    flipped[forger.chance.randrange(len(flipped))] ^= 1 << forger.chance.randrange(8)
    yield b".".join((header, b64(bytes(flipped)), signature)), "exchange.signature.invalid"
    yield b".".join((header, forger.parts()[1], signature)), "exchange.signature.invalid"


def member_twice(forger: Forger) -> Iterator[Made]:
    """Truly signed JSON that names a member twice: two readers would read two messages."""
    plain = canonical_bytes(forger.envelope())
    for twice in (b'{"to":["XZ"],', b'{"from":"XZ",', b'{"body":{},', b'{"seq":1,', b'{"a":1,"a":2,'):
        yield forger.sealed(twice + plain[1:]), "exchange.json.duplicate_key"
    inner = plain.replace(b'"body":{', b'"body":{"text":"first",', 1)
    yield forger.sealed(inner), "exchange.json.duplicate_key"


def second_spelling(forger: Forger) -> Iterator[Made]:
    """Truly signed JSON that is not in its canonical form."""
    value = forger.envelope()
    plain = canonical_bytes(value)
    yield forger.sealed(json.dumps(value).encode()), "exchange.json.not_canonical"
    backwards = dict(sorted(value.items(), reverse=True))
    text = json.dumps(backwards, separators=(",", ":"), ensure_ascii=False)
    yield forger.sealed(text.encode()), "exchange.json.not_canonical"
    for before, after in (
        (b'"typ":"ping"', b'"typ":"\\u0070ing"'),
        (b'"legal_basis":"CIFTA', b'"legal_basis":"\\u0043IFTA'),
        (b'"classification":0', b'"classification":-0'),
        (b'{"body"', b'{ "body"'),
        (b'"body":{', b'"body":{"a":"\\/",'),
    ):
        yield forger.sealed(plain.replace(before, after, 1)), "exchange.json.not_canonical"
    yield forger.sealed(plain + b" "), "exchange.json.not_canonical"


def not_json(forger: Forger) -> Iterator[Made]:
    """Truly signed, but no JSON, or JSON in another encoding."""
    for broken in _BROKEN:
        yield forger.sealed(broken), "exchange.json.syntax"
    text = json.dumps(forger.envelope())
    yield forger.sealed(b"\xef\xbb\xbf" + text.encode()), "exchange.json.syntax"
    yield forger.sealed(text.encode("utf-16")), "exchange.json.encoding"
    for bad in (b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff"):
        forged = text.encode().replace(b'"text": "', b'"text": "' + bad, 1)
        yield forger.sealed(forged), "exchange.json.encoding"


def numbers(forger: Forger) -> Iterator[Made]:
    """Numbers that two readers round differently, or that are none."""
    plain = canonical_bytes(forger.envelope())
    for number, code in (
        (b"NaN", "constant"),
        (b"Infinity", "constant"),
        (b"-Infinity", "constant"),
        (b"1.0", "float"),
        (b"1e3", "float"),
        (b"0.1", "float"),
        (b"1e999", "float"),
        (b"9007199254740992", "integer"),
        (b"-9007199254740992", "integer"),
        (b"9" * 5000, "integer"),
    ):
        forged = plain.replace(b'"body":{', b'"body":{"n":' + number + b",", 1)
        yield forger.sealed(forged), f"exchange.json.{code}"
    forged = plain.replace(b'"classification":0', b'"classification":0.0', 1)
    yield forger.sealed(forged), "exchange.json.float"


def deep(forger: Forger) -> Iterator[Made]:
    """Nesting that would exhaust a reader's stack."""
    plain = canonical_bytes(forger.envelope())
    for depth in (_DEEP, _FAR_TOO_DEEP):
        for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
            nested = opening * depth + b"0" + closing * depth
            forged = plain.replace(b'"body":{', b'"body":{"n":' + nested + b",", 1)
            if len(b64(forged)) < 250_000:  # noqa: PLR2004 - below the limit of a message, so it is read
                yield forger.sealed(forged), "exchange.json.depth"


def half_characters(forger: Forger) -> Iterator[Made]:
    """A lone surrogate, which UTF-8 cannot say."""
    plain = canonical_bytes(forger.envelope())
    for half in (b"\\ud800", b"\\udfff", b"\\udc00\\ud800"):
        forged = plain.replace(b'"body":{', b'"body":{"half":"' + half + b'",', 1)
        yield forger.sealed(forged), "exchange.json.surrogate"


def wrong_field(forger: Forger) -> Iterator[Made]:
    """Truly signed and canonical, but a field is missing or has a wrong form."""
    genuine = forger.envelope()
    for name in genuine:
        yield forger.sealed(forger.envelope(**{name: None})), "exchange.field"
    for name, values in _WRONG.items():
        for value in values:
            yield forger.sealed({**forger.envelope(), name: value}), "exchange.field"
    for whole in ("[]", '"envelope"', "1", "null", "{}"):
        yield forger.sealed(whole.encode()), "exchange.field"


_TEXTS: tuple[Any, ...] = (None, 1, True, [], {}, "x" * 501)
_WRONG: dict[str, tuple[Any, ...]] = {
    "id": (
        *_TEXTS, "", "not-a-uuid", "0198a1b2-0000-4000-8000-000000000000",
        "0198A1B2-0000-7000-8000-000000000000", "{0198a1b2-0000-7000-8000-000000000000}",
        "0198a1b2-0000-7000-0000-000000000000",
    ),
    "typ": (*_TEXTS, "", "Ping", "trace.request", "ping ", "ping\x00"),
    "schema": (
        *_TEXTS, "urn:rastro:ping:0", "urn:rastro:ping:01", "urn:rastro:ping", "urn:rastro:recall:1",
        "urn:rastro:ping:1:2", "URN:rastro:ping:1", "urn:rastro:ping:１",
    ),
    "from": (*_TEXTS, "", "xb", "XB/", "XB/Customs", "ХВ", "XB\u202e", "XBX", "X B", "＊＊"),
    "to": (None, "XA", {}, [], ["XA", "XA"], ["xa"], [1], ["XA"] * 41, ["ХА"], [["XA"]]),
    "seq": (None, 0, -1, True, "1", [1]),
    "prev": (None, 1, "", "0" * 63, "0" * 65, "A" * 64, "g" * 64, "０" * 64),
    "iat": (
        *_TEXTS, 1610616600, "2021-01-14", "2021-01-14T09:30:00", "2021-01-14T09:30:00+00:00",
        "2021-01-14 09:30:00Z", "2021-13-14T09:30:00Z", "2021-02-30T09:30:00Z", "2021-01-14T24:30:00Z",
        "2021-01-14T09:30:00.5Z", "2021-01-14T09:30:00.000000Z", "２021-01-14T09:30:00Z",
        "0000-01-14T09:30:00Z", "2021-01-14T24:00:00Z",
    ),
    "exp": (*_TEXTS, "", "never"),
    "nbf": (None, 1, "", "soon"),
    "user": (None, [], "mallory", {}, {"pseudonym": "p", "role": "r"}, {
        "pseudonym": "p", "role": "tracing_officer", "level": "aal4"}, {
        "pseudonym": "p", "role": "tracing_officer", "level": "aal2", "name": "Mallory"}),
    "purpose": (*_TEXTS, "", "Criminal", "a b", "x" * 65),
    "legal_basis": (*_TEXTS, "CIFTA\u202eXIII", "a\x00b", "a\x1bb", "a\u2028b"),
    "classification": (None, -1, 4, False, "0"),
    "handling": (None, [], {}, {"codes": [], "text": ""}, {"codes": ["H1", "H0"], "text": ""},
                 {"codes": ["H0", "H0"], "text": ""}, {"codes": ["H3"], "text": " "},
                 {"codes": ["H4"], "text": ""}),
    "urgency": (*_TEXTS, "", "NORMAL", "asap"),
    "body": (None, [], "", 1, True),
    "case": (None, 1, "x" * 101, "a\x00"),
    "in_reply_to": (None, 1, "", "0198a1b2-0000-4000-8000-000000000000"),
    "evaluation": (None, {}, {"source": "D", "information": 1}, {"source": "A", "information": 5}),
    "due": (None, 0, "tomorrow"),
    "retention": (None, 30, "2021-1-14", "2021-02-30", "2021-01-14T00:00:00Z"),
    "attachments": (None, {}, [], [{}], [1], [{"sha256": "0" * 64, "name": "../a", "media_type": "image/png",
                                             "size": 1}], [{"sha256": "0" * 64, "name": "a",
                                                            "media_type": "image/png", "size": -1}]),
}  # fmt: skip
