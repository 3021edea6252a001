"""The strict reader of JSON that a stranger sent."""

import json
import math
from typing import Any, Never, cast

from rastro.canonical.encoding import JSON, MAX_DEPTH, MAX_INTEGER
from rastro.canonical.errors import InvalidInput

MAX_BYTES = 1024 * 1024
"""Size limit of :func:`parse_strict` when the caller names none, in bytes."""

_LONGEST_INTEGER = 17


def parse_strict(
    data: bytes, /, *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH, floats: bool = False
) -> JSON:
    """Read JSON, refusing whatever two readers could understand differently (RFC 7493, I-JSON).

    Parameters
    ----------
    data
        UTF-8 without a byte-order mark.
    max_bytes
        Longest input read, in bytes.
    max_depth
        Deepest nesting read.
    floats
        Whether fractional numbers are read; signed values never hold them.

    Returns
    -------
    JSON
        None, bool, int, str, list and dict (and finite float, if asked for).

    Raises
    ------
    InvalidInput
        `canonical.json.too_large`, `.encoding`, `.syntax`, `.duplicate_key`, `.constant`, `.float`,
        `.integer`, `.surrogate` or `.depth`.
    """
    if len(data) > max_bytes:
        raise InvalidInput("canonical.json.too_large", limit=max_bytes, size=len(data))
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_members,
            parse_constant=_constant,
            parse_int=_integer,
            parse_float=_finite if floats else _fraction,
        )
    except UnicodeDecodeError as error:
        raise InvalidInput("canonical.json.encoding", position=error.start) from None
    except json.JSONDecodeError as error:
        raise InvalidInput("canonical.json.syntax", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise InvalidInput("canonical.json.depth", limit=max_depth) from None
    _check_depth(value, max_depth)
    if b"\\u" in data:
        _check_surrogates(value)
    return cast(JSON, value)


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise InvalidInput("canonical.json.duplicate_key", field=name[:100], name=name[:100])
            seen.add(name)
    return members


def _constant(text: str) -> Never:
    raise InvalidInput("canonical.json.constant", text=text)


def _fraction(_text: str) -> Never:
    raise InvalidInput("canonical.json.float")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise InvalidInput("canonical.json.constant", text=text[:40])
    return number


def _integer(text: str) -> int:
    if len(text) > _LONGEST_INTEGER or not -MAX_INTEGER <= (number := int(text)) <= MAX_INTEGER:
        raise InvalidInput("canonical.json.integer")
    return number


def _check_depth(value: Any, limit: int) -> None:
    level: list[Any] = [value]
    for _ in range(limit):
        level = [
            inner
            for item in level
            if isinstance(item, dict | list)
            for inner in (item.values() if isinstance(item, dict) else item)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return
    raise InvalidInput("canonical.json.depth", limit=limit)


def _check_surrogates(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise InvalidInput("canonical.json.surrogate") from None
