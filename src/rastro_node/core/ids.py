"""Identifiers inside the node: UUID version 7, so that rows sort by when they were made."""

import os
import time
from uuid import UUID

from rastro import canonical


def _uuid7() -> UUID:
    """UUIDv7 as RFC 9562 section 5.7 lays it out, for as long as the library has none."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10))
    value = (milliseconds & ((1 << 48) - 1)) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def new_id() -> UUID:
    """A new identifier for a row."""
    maker = getattr(canonical, "uuid7", _uuid7)
    made: UUID = maker()
    return made
