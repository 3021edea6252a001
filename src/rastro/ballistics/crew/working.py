"""What runs in a worker process: make once what it holds, then do pieces of work."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any, NoReturn

from rastro.canonical import RastroError


@dataclass(frozen=True, slots=True)
class Worker:
    """What a worker holds and does."""

    begin: Callable[[], Any]
    function: Callable[[Any, Any], Any]


@dataclass(frozen=True, slots=True)
class Refused:
    """An expected error on its way from one process to another."""

    kind: type[RastroError]
    code: str
    field: str | None
    params: dict[str, Any]

    @classmethod
    def of(cls, error: RastroError) -> "Refused":
        """The error as values that can be sent."""
        return cls(type(error), error.code, error.field, dict(error.text.params))

    def opened(self) -> NoReturn:
        """Raise it where it arrived."""
        raise self.kind(self.code, field=self.field, **self.params)


def nothing() -> None:
    """Workers that hold nothing begin with it."""


KEPT = 2
"""Askers for whom a process holds something at once."""
_HELD: dict[str, Any] = {}
_LOCK = Lock()


def held_for(worker: Worker, key: str) -> Any:
    """What this process holds for one asker, made when it is first wanted; an expected error in its place."""
    with _LOCK:
        if key not in _HELD:
            while len(_HELD) >= KEPT:
                del _HELD[next(iter(_HELD))]
            try:
                _HELD[key] = worker.begin()
            except RastroError as error:
                _HELD[key] = Refused.of(error)
        return _HELD[key]


def work(worker: Worker, held: Any, item: Any) -> Any:
    """One piece of work; an expected error is its result, so that it reaches the asker as it is."""
    if isinstance(held, Refused):
        return held
    try:
        return worker.function(held, item)
    except RastroError as error:
        return Refused.of(error)
