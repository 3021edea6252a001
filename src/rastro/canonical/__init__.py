"""Canonical bytes, digests, identifiers, clocks, texts and error codes: what every other room stands on."""

from rastro.canonical.errors import (
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    RastroError,
    TooLarge,
    Unavailable,
)
from rastro.canonical.texts import Text, Translate, catalogue, register, text_from_json

__all__ = [
    "Conflict",
    "Forbidden",
    "InvalidInput",
    "NotFound",
    "RastroError",
    "Text",
    "TooLarge",
    "Translate",
    "Unavailable",
    "catalogue",
    "register",
    "text_from_json",
]
