"""Work on a Dask cluster: https://distributed.dask.org."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from typing import Any
from uuid import uuid4

from rastro.ballistics.crew.working import Refused, Worker, held_for, work
from rastro.canonical import InvalidInput, Unavailable

ADDRESS = re.compile(r"(?:tcp|tls)://(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]):[0-9]{1,5}")
PATIENCE = 10
"""Seconds to wait for the scheduler, and for its first worker."""
AHEAD, LEAST_AHEAD, ASKED = 4, 16, 32
"""Pieces handed out for each thread of the workers, and at least; after how many the threads are counted."""


def spread_on_cluster(worker: Worker, items: Iterable[Any], scheduler: str) -> Iterator[Any]:
    """As `rastro.ballistics.crew.spread`, by the workers of a scheduler."""
    client = _client(scheduler)
    try:
        yield from _done(client, worker, iter(items), scheduler)
    finally:
        client.close()


def _client(scheduler: str) -> Any:
    if not ADDRESS.fullmatch(scheduler):
        raise InvalidInput("ballistics.crew.address", field="scheduler", address=scheduler)
    if find_spec("distributed") is None:
        raise Unavailable("ballistics.crew.extra", field="scheduler")
    from distributed import Client, Security

    security: Any = Security()
    if scheduler.startswith("tls") and not (security.tls_ca_file and security.tls_client_cert):
        raise InvalidInput("ballistics.crew.certificates", field="scheduler", address=scheduler)
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False, security=security)
    except OSError:
        raise Unavailable("ballistics.crew.unreachable", field="scheduler", address=scheduler) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise Unavailable("ballistics.crew.idle", field="scheduler", address=scheduler) from None
    return client


def _done(client: Any, worker: Worker, items: Iterator[Any], scheduler: str) -> Iterator[Any]:
    from distributed import KilledWorker
    from distributed.client import FutureCancelledError
    from distributed.comm.core import CommClosedError

    key, handed, taken = uuid4().hex, deque[Any](), 0
    held = client.submit(_same, worker, key=f"rastro-begin-{key}", pure=False)
    ahead = LEAST_AHEAD
    while True:
        if taken % ASKED == 0:
            ahead = max(LEAST_AHEAD, AHEAD * sum(client.nthreads().values()))
        for item in islice(items, max(0, ahead - len(handed))):
            handed.append(client.submit(_work_there, held, key, item, pure=False))
        if not handed:
            return
        try:
            result = handed.popleft().result()
        except KilledWorker as killed:
            times = killed.allowed_failures + 1
            raise Unavailable("ballistics.crew.killed", number=taken + 1, times=times) from None
        except (FutureCancelledError, CommClosedError, OSError):
            raise Unavailable("ballistics.crew.lost", field="scheduler", address=scheduler) from None
        taken += 1
        yield result.opened() if isinstance(result, Refused) else result


def _same(worker: Worker) -> Worker:
    """A result of its own, so that the scheduler makes it anew where its holder was killed."""
    return worker


def _work_there(worker: Worker, key: str, item: Any) -> Any:
    return work(worker, held_for(worker, key), item)
