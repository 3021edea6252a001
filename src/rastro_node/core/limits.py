"""How large a request may be: a general limit, and a view's own where files come in."""

from collections.abc import Callable
from typing import Any

ATTRIBUTE = "rastro_largest_body"


def largest_body[V: Callable[..., Any]](size: int) -> Callable[[V], V]:
    """Let a view take request bodies up to that many bytes; outermost among its decorators."""

    def decorate(view: V) -> V:
        setattr(view, ATTRIBUTE, size)
        return view

    return decorate


def limit_of(view: Callable[..., Any]) -> int:
    """A view's own limit in bytes; 0 when it has none."""
    return int(getattr(view, ATTRIBUTE, 0))
