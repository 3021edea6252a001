"""JSON files that carry a digest of themselves: written alike, and refused when they were changed since."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rastro.canonical import InvalidInput, RastroError, TooLarge, sha256_hex

LARGEST = 32 * 1024 * 1024


def digest_of(told: dict[str, Any]) -> str:
    """SHA-256 over everything but the digest itself."""
    rest = {name: value for name, value in told.items() if name != "digest"}
    return sha256_hex(json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())


def written(told: dict[str, Any]) -> bytes:
    """The file, with its digest."""
    whole = {**told, "digest": digest_of(told)}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"


def read_digested(
    source: bytes | Path, *, form: str, field: str, bad: Callable[[str], RastroError]
) -> dict[str, Any]:
    """What a file says, if it is of that form and nobody changed it.

    Parameters
    ----------
    form
        What its `format` must be.
    field
        What the file is to whoever gave it.
    bad
        The error for a part that is missing or wrong.

    Raises
    ------
    InvalidInput
        What `bad` makes, or `ballistics.likelihood.set_digest`.
    TooLarge
        `ballistics.likelihood.set_large`.
    """
    data = source if isinstance(source, bytes) else _bytes(source, bad)
    if len(data) > LARGEST:
        raise TooLarge("ballistics.likelihood.set_large", field=field, limit=LARGEST >> 20)
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        raise bad("JSON") from None
    if not isinstance(told, dict) or told.get("format") != form:
        raise bad("format")
    if digest_of(told) != told.get("digest"):
        raise InvalidInput("ballistics.likelihood.set_digest", field=field)
    return told


def _bytes(path: Path, bad: Callable[[str], RastroError]) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        raise bad(path.name) from None
