"""Forgeries of the header: keys brought along, extensions that must be understood, another purpose."""

from collections.abc import Iterator
from typing import Any

from rastro.canonical import canonical_bytes
from rastro.testing.forgeries.forger import Forger, b64

type Made = tuple[bytes, str]


def altered_header(forger: Forger) -> Iterator[Made]:
    """A header exchanged after signing: the same members in another order, or another key's name."""
    _, payload, signature = forger.parts()
    again = forger.header()
    swapped = b'{"kid":"%b","alg":"%b","typ":"rastro.envelope"}' % (
        again["kid"].encode(),
        again["alg"].encode(),
    )
    yield b".".join((b64(swapped), payload, signature)), "exchange.json.not_canonical"
    for stranger in forger.strangers:
        forged = forger.header(kid=stranger.kid, alg=stranger.alg)
        yield b".".join((b64(canonical_bytes(forged)), payload, signature)), "exchange.signature.invalid"


def key_brought_along(forger: Forger) -> Iterator[Made]:
    """`jwk`, `jku`, `x5c`, `x5u`: the message names the key that it is to be checked with."""
    jwk = forger.unknown.public().as_jwk()
    extras: tuple[dict[str, Any], ...] = (
        {"jwk": jwk},
        {"jku": "https://keys.example/jwks.json"},
        {"x5u": "https://keys.example/chain.pem"},
        {"x5c": ["MIIB"]},
        {"x5t": "AAAA"},
        {"x5t#S256": "AAAA"},
    )
    for extra in extras:
        for key in (forger.unknown, forger.key):
            header = {**forger.header(key), **extra}
            yield forger.sealed(header=header, key=key), "exchange.header"
    yield (
        forger.sealed(header=forger.header(forger.unknown, kid=None, jwk=jwk), key=forger.unknown),
        ("exchange.header"),
    )


def extension(forger: Forger) -> Iterator[Made]:
    """`crit`, `b64`, `zip` and other members that change how a message is read."""
    extras: tuple[dict[str, Any], ...] = (
        {"crit": ["exp"], "exp": 4102444800},
        {"crit": []},
        {"crit": ["b64"], "b64": False},
        {"b64": False},
        {"zip": "DEF"},
        {"cty": "JWT"},
        {"iss": forger.sender},
        {"url": "https://xb.example/exchange"},
        {"nonce": f"{forger.bits(64):x}"},
        {"enc": "A256GCM"},
    )
    for extra in extras:
        yield forger.sealed(header={**forger.header(), **extra}), "exchange.header"


def unencoded_payload(forger: Forger) -> Iterator[Made]:
    """`b64` false (RFC 7797) with the payload as it is."""
    header = b64(canonical_bytes({**forger.header(), "b64": False, "crit": ["b64"]}))
    payload = canonical_bytes(forger.envelope())
    signature = b64(forger.key.sign(header + b"." + payload))
    yield b".".join((header, payload, signature)), "exchange.encoding"


def member_missing(forger: Forger) -> Iterator[Made]:
    """A header without its algorithm, key or purpose, or with one that is no text."""
    for name in ("alg", "kid", "typ"):
        yield forger.sealed(header=forger.header(**{name: None})), "exchange.header"
        for value in (1, True, [forger.header()[name]], {"": forger.header()[name]}):
            yield forger.sealed(header={**forger.header(), name: value}), "exchange.header"
    for whole in (b"null", b"[]", b"{}", b'"Ed25519"', b"1"):
        yield forger.sealed(header=whole), "exchange.header"


def other_purpose(forger: Forger) -> Iterator[Made]:
    """Signed as a receipt, a refusal, a directory or something else, but sent as a message."""
    for kind in ("rastro.receipt", "rastro.nack", "rastro.directory", "JWT", "JOSE", "Rastro.envelope", ""):
        yield forger.sealed(header=forger.header(typ=kind)), "exchange.header"


def name_tricks(forger: Forger) -> Iterator[Made]:
    """A key's name that only looks like the sender's, or that is a path or a query."""
    kid = forger.key.kid
    for forged in (
        kid.lower(),
        kid + " ",
        kid + "\x00",
        kid + "\u200b",
        kid.replace("X", "Х"),  # Cyrillic
        kid.replace("/", "∕"),
        "../../" + kid,
        kid + "' OR '1'='1",
        "/dev/null",
        "",
    ):
        yield forger.sealed(header=forger.header(kid=forged)), "exchange.signature.key_unknown"
    yield forger.sealed(header=forger.header(kid=kid + "x" * 100)), "exchange.header"


def header_not_canonical(forger: Forger) -> Iterator[Made]:
    """A header in a second spelling, truly signed: blanks, order, escapes, a member twice."""
    alg, kid = forger.key.alg.encode(), forger.key.kid.encode()
    escaped = b"\\u%04x" % kid[0] + kid[1:]
    typ = b"rastro.envelope"
    plain = b'{"alg":"%b","kid":"%b","typ":"%b"}'
    yield forger.sealed(header=plain % (alg, escaped, typ)), "exchange.json.not_canonical"
    yield forger.sealed(header=b" " + plain % (alg, kid, typ)), "exchange.json.not_canonical"
    yield forger.sealed(header=plain % (alg, kid, typ) + b"\r"), "exchange.json.not_canonical"
    twice = b'{"alg":"none","alg":"%b","kid":"%b","typ":"%b"}' % (alg, kid, typ)
    yield forger.sealed(header=twice), "exchange.json.duplicate_key"
    twice = b'{"alg":"%b","kid":"%b","kid":"%b","typ":"%b"}' % (alg, forger.unknown.kid.encode(), kid, typ)
    yield forger.sealed(header=twice), "exchange.json.duplicate_key"
    yield forger.sealed(header=plain % (alg, kid, typ) + b"x"), "exchange.json.syntax"
    yield forger.sealed(header=b"\xff" + plain % (alg, kid, typ)), "exchange.json.encoding"
    yield forger.sealed(header=plain % (alg, kid + b"\\ud800", typ)), "exchange.json.surrogate"
    large = canonical_bytes({**forger.header(), "pad": "x" * 600})
    yield forger.sealed(header=large), "exchange.json.too_large"
