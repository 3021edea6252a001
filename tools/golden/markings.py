"""Vectors of markings: what a text says of a serial, and the keys under which it is found."""

from typing import Any

from rastro.markings import parse_reading, read_serial, registered_keys, search_keys

_TEXTS = ("FR0148B2", "FR0?48", "A[83]12", "limado", "puncionado", "sin número", "illisible", "N/C", "")
_READINGS = ("FR0148B2", "fro1-48b2", "0042", "AB?12", "A[83]12", "A[8B]12", "12/34")
_REGISTERED = ("FR0148B2", "0042", "AO142308", "A_1%2")


def readings_file() -> dict[str, Any]:
    """The state and the reading of texts."""
    return {"readings": [_reading(text) for text in _TEXTS]}


def keys_file() -> dict[str, Any]:
    """The keys of readings and of registered serials."""
    return {
        "asked": [{"text": text, **_keys(search_keys(parse_reading(text)))} for text in _READINGS],
        "registered": [{"text": text, **_keys(registered_keys(text))} for text in _REGISTERED],
    }


def _reading(text: str) -> dict[str, Any]:
    mark = read_serial(text)
    return {
        "text": text,
        "state": mark.state.value,
        "reading": str(mark.reading) if mark.reading else None,
        "removal": mark.removal.value if mark.removal else None,
    }


def _keys(keys: Any) -> dict[str, Any]:
    names = ("folded", "like_pattern", "stripped", "tail", "has_unread")
    return {**{name: getattr(keys, name) for name in names}, "deletions": sorted(keys.deletions)}
