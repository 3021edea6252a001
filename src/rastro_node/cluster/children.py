"""The three processes of a node: pages, exchange, worker. Each runs in a process forked by the supervisor."""

import asyncio
import ctypes
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from rastro_node.config.home import NodeOptions

log = logging.getLogger(__name__)

PR_SET_PDEATHSIG = 1
CONNECTIONS = 256
GRACE = 10
RETRY = 1.0

type Ready = Callable[[], None]


def die_with_parent(parent: int) -> None:
    """Let the kernel kill this process when its parent dies, so that a killed node is dead altogether."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def web(options: NodeOptions, ready: Ready) -> None:
    """Serve the pages and the API."""
    from rastro_node.config.wsgi import pages

    _serve(
        pages,
        ready,
        address=options.text("web.host"),
        port=options.number("web.port"),
        blocking_threads=options.number("web.threads"),
    )


def exchange(options: NodeOptions, ready: Ready) -> None:
    """Serve other nodes: TLS 1.3, both sides with pinned certificates."""
    from rastro_node.config.wsgi import exchange as application

    _serve(
        application,
        ready,
        address=options.text("exchange.host"),
        port=options.number("exchange.port"),
        blocking_threads=options.number("exchange.threads"),
        ssl_cert=options.path("keys.tls_certificate"),
        ssl_key=options.path("keys.tls_key"),
        ssl_ca=options.path("keys.peers"),
        ssl_client_verify=True,
    )


def worker(options: NodeOptions, ready: Ready) -> None:
    """Run jobs and the standing background steps until SIGTERM."""
    from rastro_node.core import background

    told = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: told.set())
    steps_stop = threading.Event()
    threads = background.run_all(steps_stop)
    ready()
    asyncio.run(_work(told, concurrency=options.number("worker.concurrency")))
    steps_stop.set()
    for step in background.steps():
        step.wake.set()
    for thread in threads:
        thread.join(GRACE)


async def _work(told: threading.Event, *, concurrency: int) -> None:
    """Jobs until SIGTERM, also one that came before the loop could hear it."""
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    if told.is_set():
        stop.set()
    await _jobs(stop, concurrency=concurrency)


async def _jobs(stop: asyncio.Event, *, concurrency: int) -> None:
    """Procrastinate's worker, begun again whenever the database goes away."""
    while not stop.is_set():
        running = asyncio.create_task(_procrastinate(concurrency))
        waiting = asyncio.create_task(stop.wait())
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
        running.cancel()
        waiting.cancel()
        (failed,) = await asyncio.gather(running, return_exceptions=True)
        if isinstance(failed, Exception):
            log.warning("jobs stand still: %s", failed)
            await asyncio.sleep(RETRY)


async def _procrastinate(concurrency: int) -> None:
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    django = app.connector
    if not isinstance(django, DjangoConnector):
        raise TypeError(type(django).__name__)
    await asyncio.to_thread(_requeue)
    with app.replace_connector(django.get_worker_connector()):
        async with app.open_async():
            await app.run_worker_async(
                concurrency=concurrency,
                install_signal_handlers=False,
                shutdown_graceful_timeout=GRACE,
                delete_jobs="successful",
            )


def _requeue() -> None:
    from django.db import connection

    from rastro_node.core.jobs import requeue_interrupted

    try:
        requeue_interrupted()
    finally:
        connection.close()


def _serve(application: Callable[[], Any], ready: Ready, **listen: Any) -> None:
    multiprocessing.set_start_method("fork", force=True)
    parent = os.getpid()

    def load() -> Any:
        die_with_parent(parent)
        made = application()
        ready()
        return made

    server = Granian(
        "rastro_node.config.wsgi",
        interface=Interfaces.WSGI,
        websockets=False,
        backpressure=CONNECTIONS,
        workers_kill_timeout=GRACE,
        log_level=LogLevels.error,
        **listen,
    )
    server.serve(target_loader=load, wrap_loader=False)
