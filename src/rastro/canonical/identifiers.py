"""Identifiers inside: UUID version 7, in the order they were made."""

import secrets
import threading
import time
import uuid

_COUNTER_BITS = 42
_COUNTER_LIMIT = 1 << _COUNTER_BITS
_lock = threading.Lock()
_last_millisecond = -1
_last_counter = 0


def uuid7() -> uuid.UUID:
    """A new UUID version 7; within a process each sorts after the one before.

    Milliseconds since 1970, then a 42-bit counter that starts at a random place in each millisecond, then
    32 random bits (RFC 9562 sections 5.7 and 6.2, method 1). A clock that steps back does not step the
    identifiers back.
    """
    millisecond, counter = _next_moment(time.time_ns() // 1_000_000)
    value = (millisecond & 0xFFFF_FFFF_FFFF) << 80
    value |= 0x7000 << 64 | (counter >> 30) << 64
    value |= 0b10 << 62 | (counter & 0x3FFF_FFFF) << 32
    value |= secrets.randbits(32)
    return uuid.UUID(int=value)


def _next_moment(now: int) -> tuple[int, int]:
    global _last_millisecond, _last_counter  # noqa: PLW0603 - one sequence a process, under its lock
    with _lock:
        if now > _last_millisecond:
            _last_millisecond, _last_counter = now, _fresh_counter()
        else:
            _last_counter += 1
            if _last_counter == _COUNTER_LIMIT:
                _last_millisecond, _last_counter = _last_millisecond + 1, _fresh_counter()
        return _last_millisecond, _last_counter


def _fresh_counter() -> int:
    """Random, with the highest bit clear so that a busy millisecond has room."""
    return secrets.randbits(_COUNTER_BITS - 1)


def is_uuid7(value: uuid.UUID, /) -> bool:
    """Whether a UUID is of version 7 and of the variant RFC 9562 defines."""
    return value.version == 7 and value.variant == uuid.RFC_4122  # noqa: PLR2004 - the version
