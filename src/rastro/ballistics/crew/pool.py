"""Work by the cores of this machine."""

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any

from rastro.ballistics.crew.working import Refused, Worker, held_for, work
from rastro.canonical import Unavailable

AHEAD = 4
"""Pieces handed out for each worker before the first has to come back."""
POOL = "pool"
MOST_KILLED = 3
"""Workers a piece may take down with it before it is refused."""


@dataclass(slots=True, eq=False)
class _Piece:
    number: int
    item: Any
    future: "Future[Any] | None" = None
    killed: int = 0


class Pieces:
    """Pieces of work in the hands of processes of this machine."""

    def __init__(self, worker: Worker, items: Iterator[tuple[int, Any]], workers: int) -> None:
        self._worker, self._items, self._workers = worker, items, workers
        self._handed: deque[_Piece] = deque()
        self._pool = self._new_pool()

    def done(self) -> Iterator[Any]:
        """The results, in the order of the items."""
        self._hand_out()
        while self._handed:
            piece = self._handed[0]
            try:
                result = None if piece.future is None else piece.future.result()
            except BrokenProcessPool:
                self._again()
                continue
            if piece.future is None:  # suspected of the death of a worker: done alone
                self._hand(piece)
                continue
            self._handed.popleft()
            self._hand_out()
            yield result.opened() if isinstance(result, Refused) else result

    def stop(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, initializer=_begin, initargs=(self._worker,))

    def _hand_out(self) -> None:
        """As many as are wanted; none while one of those in hand is suspected."""
        if any(piece.killed for piece in self._handed):
            return
        for number, item in islice(self._items, self._workers * AHEAD - len(self._handed)):
            self._handed.append(_Piece(number, item))
            self._hand(self._handed[-1])
            if self._handed[-1].future is None:
                return

    def _hand(self, piece: _Piece) -> None:
        try:
            piece.future = self._pool.submit(_work, piece.item)
        except BrokenProcessPool:
            self._again()

    def _again(self) -> None:
        """A worker was killed, and the pool with it: do what is not done once more, one by one."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._new_pool()
        for piece in self._handed:
            if piece.future is None or _is_done(piece.future):
                continue
            piece.future, piece.killed = None, piece.killed + 1
            if piece.killed >= MOST_KILLED:
                raise Unavailable("ballistics.crew.killed", number=piece.number + 1, times=piece.killed)


class _Here:
    worker: Worker


def _begin(worker: Worker) -> None:
    Thread(target=_end_with_the_asker, daemon=True).start()
    _Here.worker = worker
    held_for(worker, POOL)


def _end_with_the_asker() -> None:
    """A worker whose asker was killed would wait for work for ever."""
    asker = parent_process()
    if asker is not None:
        wait([asker.sentinel])
        os._exit(1)


def _work(item: Any) -> Any:
    return work(_Here.worker, held_for(_Here.worker, POOL), item)


def _is_done(future: "Future[Any]") -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
