"""Deterministic JSON bytes: one value has one encoding."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from rastro.canonical.errors import InvalidInput

type JSON = bool | int | float | str | Sequence["JSON"] | Mapping[str, "JSON"] | None

MAX_INTEGER = 2**53 - 1
"""The largest integer every JSON reader holds exactly (RFC 8259 section 6)."""
MAX_DEPTH = 32
"""Nesting that no message of ours needs to exceed."""

_SORTS_DIFFERENTLY = re.compile("[\ue000-\U0010ffff]")


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise InvalidInput("canonical.json.type", type=type(value).__name__)


_OPTIONS: Any = {"ensure_ascii": False, "allow_nan": False, "separators": (",", ":"), "default": _plain}
_encode = json.JSONEncoder(sort_keys=True, **_OPTIONS).encode
_encode_in_order = json.JSONEncoder(**_OPTIONS).encode


def canonical_bytes(value: object, /) -> bytes:
    """The one UTF-8 encoding of a JSON value: RFC 8785 without fractional numbers.

    Members are sorted by the UTF-16 code units of their names, there is no white space, and strings escape
    only what JSON must. Fractional numbers are refused, since two systems may print them differently: write
    them as text, or as whole numbers of a smaller unit.

    Parameters
    ----------
    value
        None, bool, int, str, and lists, tuples and string-keyed mappings of them, nested at most 32 deep.

    Returns
    -------
    bytes

    Raises
    ------
    InvalidInput
        `canonical.json.float`, `.integer`, `.surrogate`, `.depth`, `.key` or `.type`.
    """
    names_sort_alike = _check(value, MAX_DEPTH)
    text = _encode(value) if names_sort_alike else _encode_in_order(_in_utf16_order(value))
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise InvalidInput("canonical.json.surrogate") from None


def _check(value: object, depth: int) -> bool:
    """Refuse what has no canonical form; tell whether code points sort the names as UTF-16 units do."""
    if value is None or isinstance(value, str | bool):
        return True
    if isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise InvalidInput("canonical.json.integer")
        return True
    if isinstance(value, float):
        raise InvalidInput("canonical.json.float")
    if depth == 0:
        raise InvalidInput("canonical.json.depth", limit=MAX_DEPTH)
    if isinstance(value, Mapping):
        return _check_members(value, depth)
    if isinstance(value, list | tuple):
        alike = True
        for item in value:
            alike &= _check(item, depth - 1)
        return alike
    raise InvalidInput("canonical.json.type", type=type(value).__name__)


def _check_members(value: Mapping[Any, object], depth: int) -> bool:
    alike = True
    for name, item in value.items():
        if not isinstance(name, str):
            raise InvalidInput("canonical.json.key", type=type(name).__name__)
        alike &= name.isascii() or not _SORTS_DIFFERENTLY.search(name)
        alike &= _check(item, depth - 1)
    return alike


def _in_utf16_order(value: object) -> object:
    if isinstance(value, Mapping):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return {name: _in_utf16_order(value[name]) for name in names}
    if isinstance(value, list | tuple):
        return [_in_utf16_order(item) for item in value]
    return value
