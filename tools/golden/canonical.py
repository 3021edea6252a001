"""Vectors of canonical JSON, of the strict reader, of public numbers and moments."""

import base64
from typing import Any

from rastro.canonical import InvalidInput, canonical_bytes, parse_strict, public_number, sha256_hex

_SPELLINGS = (
    ("literals", "[ null, true,false ]"),
    ("whole numbers", "[0, -0, 9007199254740991, -9007199254740991]"),
    ("members in the order of their names", '{"b":1,"a":2,"":3,"A":4,"aa":5}'),
    ("members in the order of UTF-16 units", '{"\ufb33":1,"\U0001f600":2,"é":3,"e":4,"\u20ac":5}'),
    ("escapes of RFC 8785", '"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/"'),
    ("control characters", '"\\u0000\\b\\t\\n\\f\\r\\u001f\\u007f\\u0080\\u2028"'),
    ("a pair of surrogates is one character", '"\\ud83d\\ude00"'),
    ("nothing is normalised", '["é","e\\u0301"]'),
    ("blanks outside strings", ' {\t"a" : [ ] ,\r\n"b":{ } } '),
    ("nested", '{"z":{"y":{"x":[{"w":[]}]}},"a":[[[]]]}'),
    ("thirty-two levels", "[" * 32 + "]" * 32),
)
_REFUSED = (
    ("nothing", b""),
    ("two values", b"{}{}"),
    ("byte-order mark", b"\xef\xbb\xbf{}"),
    ("comment", b"// no\n{}"),
    ("single quotes", b"{'a':1}"),
    ("trailing comma", b"[1,]"),
    ("leading zero", b"[01]"),
    ("control character in a string", b'"\t"'),
    ("not UTF-8", b'"\xff"'),
    ("overlong UTF-8", b'"\xc0\xaf"'),
    ("surrogate in UTF-8", b'"\xed\xa0\x80"'),
    ("member named twice", b'{"a":1,"a":1}'),
    ("member named twice by an escape", b'{"a":1,"\\u0061":2}'),
    ("not a number", b"[NaN]"),
    ("infinity", b"-Infinity"),
    ("fraction", b"1.0"),
    ("exponent", b"1e2"),
    ("beyond what every reader holds", b"9007199254740992"),
    ("many digits", b"1" * 400),
    ("lone surrogate", b'"\\ud800"'),
    ("lone surrogate in a name", b'{"\\udfff":1}'),
    ("thirty-three levels", b"[" * 33 + b"]" * 33),
)
_NUMBERS = (
    ("XA", "T", 2021, 482), ("XB", "F", 2015, 1), ("XA", "L", 2022, 999_999),
    ("ZZ", "ABC", 9999, 999_999_999), ("AA", "A", 1, 1_000_000),
)  # fmt: skip


def _code(data: bytes) -> str:
    try:
        parse_strict(data)
    except InvalidInput as refused:
        return refused.code
    raise AssertionError(data)


def json_file() -> dict[str, Any]:
    """Canonical JSON and what is refused."""
    canonical = [
        {
            "about": about,
            "json": text,
            "canonical": canonical_bytes(parse_strict(text.encode())).decode(),
            "sha256": sha256_hex(canonical_bytes(parse_strict(text.encode()))),
        }
        for about, text in _SPELLINGS
    ]
    refused = [
        {"about": about, "base64": base64.b64encode(data).decode(), "code": _code(data)}
        for about, data in _REFUSED
    ]
    return {
        "about": "Each `json` has the canonical bytes `canonical` (UTF-8); each `base64` must be refused.",
        "canonical": canonical,
        "refused": refused,
    }


def numbers_file() -> dict[str, Any]:
    """Public numbers."""
    right = [
        {
            "state": state,
            "kind": kind,
            "year": year,
            "serial": serial,
            "number": public_number(state=state, kind=kind, year=year, serial=serial),
        }
        for state, kind, year, serial in _NUMBERS
    ]
    first = str(right[0]["number"])
    wrong = [
        first[:-1] + ("0" if first[-1] != "0" else "1"),
        first.replace("482", "428"),
        first[:-2],
        first + "0",
    ]
    return {
        "about": "Check characters are ISO/IEC 7064 MOD 37,36 over the letters and digits before them.",
        "numbers": right,
        "refused": wrong,
    }
