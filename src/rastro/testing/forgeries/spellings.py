"""Forgeries of the spelling: the same message, written in another way than the one that is accepted."""

import base64
import json
from collections.abc import Iterator

from rastro.canonical import canonical_bytes
from rastro.testing.forgeries.forger import Forger, b64, unb64

type Made = tuple[bytes, str]

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BLANKS = (
    b" ",
    b"\t",
    b"\r",
    b"\x0b",
    b"\x0c",
    b"\x00",
    b"\xa0",
    b"\xc2\xa0",
    b"\xe2\x80\x8b",
    b"\xef\xbb\xbf",
)


def padded(forger: Forger) -> Iterator[Made]:
    """Padding signs behind a part."""
    for place in range(3):
        parts = forger.parts()
        parts[place] += b"=" * (-len(parts[place]) % 4 or 4)
        yield b".".join(parts), "exchange.encoding"


def stray_bits(forger: Forger) -> Iterator[Made]:
    """Bits behind the last byte that no reader looks at: a second spelling of the same bytes."""
    for place in range(3):
        case = "c" * forger.chance.randrange(1, 90)
        parts = forger.sealed(forger.envelope(case=case)).split(b".")
        if len(parts[place]) % 4:
            last = _ALPHABET.index(parts[place][-1]) ^ 1
            parts[place] = parts[place][:-1] + _ALPHABET[last : last + 1]
            yield b".".join(parts), "exchange.encoding"


def standard_alphabet(forger: Forger) -> Iterator[Made]:
    """`+` and `/` in place of `-` and `_`."""
    parts = [base64.b64encode(unb64(part)).rstrip(b"=") for part in forger.parts()]
    mixed = b".".join(parts)
    if b"+" in mixed or b"/" in mixed:
        yield mixed, "exchange.encoding"


def blanks(forger: Forger) -> Iterator[Made]:
    """Blanks, byte-order marks and null bytes before, behind and between."""
    for blank in _BLANKS:
        data = forger.sealed()
        inside = forger.chance.randrange(1, len(data))
        for forged in (blank + data, data + blank, data[:inside] + blank + data[inside:]):
            yield forged, "exchange.encoding"


def trailing(forger: Forger) -> Iterator[Made]:
    """More behind the end: another part, another message, a comment."""
    data = forger.sealed()
    for tail in (b".", b".e30", b".e30.e30", b"." + forger.sealed(), b"~", b"#x", b"," + forger.sealed()):
        yield data + tail, "exchange.encoding"
    yield b"Bearer " + data, "exchange.encoding"
    yield b'"' + data + b'"', "exchange.encoding"


def parts_missing(forger: Forger) -> Iterator[Made]:
    """A part left out or empty, or the parts in another order."""
    header, payload, signature = forger.parts()
    for forged in (
        (b"", payload, signature),
        (header, b"", signature),
        (header,),
        (b"", b"", b""),
        (header, payload, signature, b""),
    ):
        yield b".".join(forged), "exchange.encoding"
    header, payload, signature = forger.sealed(forger.envelope(case="c" * 100)).split(b".")
    yield b".".join((payload, header, signature)), "exchange.json.too_large"


def json_serialisation(forger: Forger) -> Iterator[Made]:
    """JWS in its JSON forms, with one signature and with two."""
    header, payload, signature = (part.decode() for part in forger.parts())
    one = {"protected": header, "signature": signature}
    other = forger.sealed(unb64(payload.encode()), key=forger.unknown).decode().split(".")
    two = {"protected": other[0], "signature": other[2]}
    for forged in (
        {"payload": payload, **one},
        {"payload": payload, "signatures": [one]},
        {"payload": payload, "signatures": [one, two]},
        {"payload": payload, "signatures": [two, one]},
        {"payload": payload, **one, "header": {"kid": forger.key.kid}},
        json.loads(unb64(payload.encode())),
    ):
        yield json.dumps(forged).encode(), "exchange.encoding"


def encrypted_form(forger: Forger) -> Iterator[Made]:
    """Five parts, as an encrypted message has them."""
    header, payload, signature = forger.parts()
    yield b".".join((header, b"", payload, payload, signature)), "exchange.encoding"
    yield b".".join((header, header, payload, payload, signature)), "exchange.encoding"


def signed_twice(forger: Forger) -> Iterator[Made]:
    """A signed message as the payload of a signed message."""
    inner = forger.sealed()
    yield forger.sealed(inner), "exchange.json.syntax"
    yield forger.sealed(canonical_bytes(inner.decode())), "exchange.field"


def too_large(forger: Forger) -> Iterator[Made]:
    """Longer than a message may be: truly signed, noise, and one part without end."""
    size = 256 * 1024 + forger.chance.randrange(1, 1000)
    yield forger.sealed(forger.envelope(body={"text": "x" * size})), "exchange.too_large"
    yield b"A" * size, "exchange.too_large"
    header, _, signature = forger.parts()
    yield b".".join((header, b"A" * size, signature)), "exchange.too_large"


def noise(forger: Forger) -> Iterator[Made]:
    """Random bytes; random letters; a real message cut anywhere."""
    yield b"\xff" + forger.chance.randbytes(200).replace(b"\n", b"."), "exchange.encoding"
    data = forger.sealed()
    yield data[: data.index(b".")], "exchange.encoding"
    yield b"GET / HTTP/1.1\r", "exchange.encoding"
    yield b64(forger.chance.randbytes(60)), "exchange.encoding"
