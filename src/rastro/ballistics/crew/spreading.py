"""Spread work: the same results in the same order, whoever does it.

A worker holds what its pieces of work share (a query, a gallery): made once in each worker process, and again
in one that comes later or takes the place of a killed one. A killed worker loses nothing: what it had in hand
is done again by another, a few times at most.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rastro.ballistics.crew.cluster import spread_on_cluster
from rastro.ballistics.crew.pool import Pieces
from rastro.ballistics.crew.working import Worker, nothing


def spread[Item, Result](
    function: Callable[[Any, Item], Result],
    items: Iterable[Item],
    *,
    begin: Callable[[], Any] = nothing,
    workers: int = 1,
    scheduler: str | None = None,
) -> Iterator[Result]:
    """Do the same with every item, wherever there are hands; the results come in the order of the items.

    Parameters
    ----------
    function
        Called with what `begin` made and an item. A function of a module, so that other processes find it;
        free of side effects, since a piece may be done twice.
    items
        Read as far as the workers need them, never all at once.
    begin
        Makes what a worker holds; called once in each worker process. `functools.partial` of a module's
        function where it needs arguments; files it names must be readable where the workers run.
    workers
        Processes on this machine; 1 works in this process.
    scheduler
        Address of a Dask scheduler, `tcp://host:port` or `tls://host:port`; its workers do the work instead.

    Raises
    ------
    InvalidInput
        `ballistics.crew.address`; `.certificates` for a `tls://` address without them.
    Unavailable
        `ballistics.crew.extra`, `.unreachable`, `.idle` and `.lost` of a cluster; `.killed` when a piece
        took down several workers, one after the other.
    RastroError
        What `begin` or `function` raised, of the first item in order that raised.
    """
    if scheduler is not None:
        yield from spread_on_cluster(Worker(begin, function), items, scheduler)
    elif workers == 1:
        held = begin()
        for item in items:
            yield function(held, item)
    else:
        pieces = Pieces(Worker(begin, function), enumerate(items), workers)
        try:
            yield from pieces.done()
        finally:
            pieces.stop()
