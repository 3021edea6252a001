"""A serial as JSON: its state, the reading in the officer's notation, the raw words."""

from collections.abc import Mapping
from typing import Any

from rastro.markings import Removal, SerialMark, SerialState, parse_reading

MAX_RAW = 400


def serial_as_json(mark: SerialMark) -> dict[str, str]:
    """The JSON form of a serial."""
    parts = {
        "state": mark.state.value,
        "reading": str(mark.reading) if mark.reading else "",
        "raw": mark.raw,
        "removal": mark.removal.value if mark.removal else "",
    }
    return {name: part for name, part in parts.items() if part}


def serial_from_json(value: Any) -> SerialMark:
    """Read :func:`serial_as_json` back.

    Raises
    ------
    ValueError
        If it does not have that form.
    InvalidInput
        `markings.serial.*` when the reading cannot be one.
    """
    if not isinstance(value, Mapping):
        raise TypeError
    raw, reading, removal = value.get("raw", ""), value.get("reading", ""), value.get("removal", "")
    if (
        not isinstance(raw, str)
        or len(raw) > MAX_RAW
        or not raw.isprintable()
        or not isinstance(reading, str)
    ):
        raise ValueError
    return SerialMark(
        SerialState(value["state"]),
        parse_reading(reading) if reading else None,
        raw,
        Removal(removal) if removal else None,
    )
