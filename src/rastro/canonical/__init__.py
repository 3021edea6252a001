"""Canonical bytes, digests, identifiers, keys, clocks, texts, errors: what every other room stands on."""

from rastro.canonical.digests import digest_of, is_digest, new_salt, salted_digest, sha256_hex
from rastro.canonical.encoding import JSON, MAX_DEPTH, MAX_INTEGER, canonical_bytes
from rastro.canonical.errors import (
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    RastroError,
    TooLarge,
    Unavailable,
)
from rastro.canonical.identifiers import is_uuid7, uuid7
from rastro.canonical.keys import ALGORITHMS, Algorithm, PublicKey, SigningKey, public_key
from rastro.canonical.numbers import PublicNumber, check_character, check_public_number, public_number
from rastro.canonical.parsing import parse_strict
from rastro.canonical.texts import Text, Translate, catalogue, register, text_from_json
from rastro.canonical.times import Clock, parse_timestamp, system_clock, timestamp

__all__ = [
    "ALGORITHMS",
    "JSON",
    "MAX_DEPTH",
    "MAX_INTEGER",
    "Algorithm",
    "Clock",
    "Conflict",
    "Forbidden",
    "InvalidInput",
    "NotFound",
    "PublicKey",
    "PublicNumber",
    "RastroError",
    "SigningKey",
    "Text",
    "TooLarge",
    "Translate",
    "Unavailable",
    "canonical_bytes",
    "catalogue",
    "check_character",
    "check_public_number",
    "digest_of",
    "is_digest",
    "is_uuid7",
    "new_salt",
    "parse_strict",
    "parse_timestamp",
    "public_key",
    "public_number",
    "register",
    "salted_digest",
    "sha256_hex",
    "system_clock",
    "text_from_json",
    "timestamp",
    "uuid7",
]
