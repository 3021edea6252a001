"""Messages as frozen dataclasses: written to JSON, and read back field by field with limits.

A field is left out when it says nothing. What a later minor version adds is not read: whoever keeps the
message keeps its bytes. A wrong field refuses the whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Never, cast, get_args, get_origin, get_type_hints

from rastro.canonical import InvalidInput, Text, text_from_json
from rastro.markings import SerialMark
from rastro.tracing.disclosure_shapes import said
from rastro.tracing.serial_form import serial_as_json, serial_from_json

MAX_LINE = 300
MAX_ITEMS = 200
MAX_WHOLE = 2**53 - 1
_LINES = "\n\t"


def as_body(value: Any) -> Any:
    """The JSON form of a message or a part of it."""
    match value:
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case Text():
            return value.as_json()
        case SerialMark():
            return serial_as_json(value)
        case tuple() | list():
            return [as_body(item) for item in value]
        case _ if is_dataclass(value):
            parts = {each.name: getattr(value, each.name) for each in fields(value)}
            return {name: as_body(part) for name, part in parts.items() if not _says_nothing(part)}
    return value


def read_body[T](kind: type[T], value: object, *, path: str = "") -> T:
    """Read a message or a part of it.

    Parameters
    ----------
    kind
        A frozen dataclass whose fields are texts, whole numbers, truths, dates, closed lists, texts by code,
        serials, other such dataclasses, or tuples of these.
    value
        JSON, from anywhere.
    path
        Where it stands, for the error.

    Raises
    ------
    InvalidInput
        `tracing.body.missing`, `.form` or `.too_long`, naming the field.
    """
    if not isinstance(value, Mapping):
        _refuse("form", path, "object")
    known = _hints(cast(Any, kind))
    given: dict[str, Any] = {}
    for each in fields(kind):  # type: ignore[arg-type]
        inner = f"{path}.{each.name}" if path else each.name
        if value.get(each.name) is None:
            if _is_needed(each):
                _refuse("missing", inner, "")
            continue
        limit = each.metadata.get("limit", MAX_LINE)
        given[each.name] = _read(known[each.name], value[each.name], inner, limit)
    return kind(**given)


def _says_nothing(part: Any) -> bool:
    return part is None or part is False or (isinstance(part, str | tuple) and not part)


def _is_needed(each: Any) -> bool:
    return "MISSING" in repr(each.default) and "MISSING" in repr(each.default_factory)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, value: Any, path: str, limit: int) -> Any:
    if isinstance(hint, UnionType):
        hint = next(each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is tuple:
        return _read_many(get_args(hint)[0], value, path, limit)
    if hint in _READERS:
        return _READERS[hint](value, path, limit)
    if issubclass(hint, StrEnum):
        return _read_word(hint, value, path)
    return read_body(hint, value, path=path)


def _read_many(hint: Any, value: Any, path: str, limit: int) -> tuple[Any, ...]:
    if not isinstance(value, list):
        _refuse("form", path, "list")
    if len(value) > MAX_ITEMS:
        _refuse("too_long", path, MAX_ITEMS)
    return tuple(_read(hint, item, f"{path}[{place}]", limit) for place, item in enumerate(value, start=1))


def _read_word(kind: type[StrEnum], value: Any, path: str) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        _refuse("form", path, ", ".join(kind))


def _read_text(value: Any, path: str, limit: int) -> str:
    if not isinstance(value, str):
        _refuse("form", path, "text")
    if len(value) > limit:
        _refuse("too_long", path, limit)
    many = limit > MAX_LINE
    if not all(each.isprintable() or (many and each in _LINES) for each in value):
        _refuse("form", path, "text without control characters")
    return value


def _read_whole(value: Any, path: str, _limit: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > MAX_WHOLE:
        _refuse("form", path, "whole number")
    return value


def _read_truth(value: Any, path: str, _limit: int) -> bool:
    return value if isinstance(value, bool) else _refuse("form", path, "true, false")


def _read_day(value: Any, path: str, _limit: int) -> date:
    if not isinstance(value, str) or len(value) != len("2021-01-14"):
        _refuse("form", path, "2021-01-14")
    try:
        return date.fromisoformat(value)
    except ValueError:
        _refuse("form", path, "2021-01-14")


def _read_said(value: Any, path: str, _limit: int) -> Text:
    return text_from_json(value) if said(value) else _refuse("form", path, "code, params")


def _read_serial(value: Any, path: str, _limit: int) -> SerialMark:
    try:
        return serial_from_json(value)
    except (ValueError, TypeError, KeyError):
        _refuse("form", path, "state, reading, raw, removal")


_READERS: dict[Any, Callable[[Any, str, int], Any]] = {
    str: _read_text,
    int: _read_whole,
    bool: _read_truth,
    date: _read_day,
    Text: _read_said,
    SerialMark: _read_serial,
}


def _refuse(what: str, path: str, wanted: object) -> Never:
    raise InvalidInput(f"tracing.body.{what}", field=path, name=path or "message", wanted=cast(Any, wanted))
