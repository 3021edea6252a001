"""Bars on standard error for long work; none where nobody looks."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress, TaskID


class Bars:
    """One bar a stage.

    Parameters
    ----------
    shown
        Whether to draw at all; never drawn into a file or pipe.
    """

    def __init__(self, *, shown: bool) -> None:
        self._drawn = Progress(
            console=Console(stderr=True), transient=True, disable=not (shown and sys.stderr.isatty())
        )
        self._stages: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._drawn.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._drawn.stop()

    def tell(self, stage: str, done: int, total: int) -> None:
        """So much of a stage is done."""
        if stage not in self._stages:
            self._stages[stage] = self._drawn.add_task(stage, total=total)
        self._drawn.update(self._stages[stage], completed=done)
