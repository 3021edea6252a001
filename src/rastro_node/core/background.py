"""What the worker process does all the time, beside jobs: short steps, woken by the database or a clock.

A room registers a step in its AppConfig.ready. A step does one batch and says whether more waits. It runs in
a thread of its own; a step that fails is logged and tried again later, ever more slowly, up to a minute.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import psycopg
from django.conf import settings
from django.db import close_old_connections, connection

log = logging.getLogger(__name__)

SLOWEST = 60.0
RECONNECT = 1.0


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of standing work.

    Parameters
    ----------
    name
        Shown in logs and health.
    run
        Does one batch; true when more waits.
    every
        Longest pause between two runs, in seconds.
    wakes_on
        Name of the PostgreSQL notification that starts it at once, if any.
    gather
        Seconds to wait once woken, so that what comes right behind is done in the same batch.
    """

    name: str
    run: Callable[[], bool]
    every: float
    wakes_on: str = ""
    gather: float = 0.0
    wake: threading.Event = field(default_factory=threading.Event, compare=False)


_steps: dict[str, Step] = {}


def register(
    name: str, run: Callable[[], bool], *, every: float, wakes_on: str = "", gather: float = 0.0
) -> None:
    """Add a step; a name registered again replaces the earlier one."""
    _steps[name] = Step(name, run, every, wakes_on, gather)


def steps() -> list[Step]:
    """Every registered step."""
    return list(_steps.values())


def notify(channel: str) -> None:
    """Wake the steps of that name once the caller's transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [channel])


def run_all(stop: threading.Event) -> list[threading.Thread]:
    """Start a thread for each step, and one that listens to the database; all end when `stop` is set."""
    threads = [threading.Thread(target=_repeat, args=(step, stop), name=step.name) for step in steps()]
    threads.append(threading.Thread(target=_listen, args=(stop,), name="listener"))
    for thread in threads:
        thread.daemon = True
        thread.start()
    return threads


def _repeat(step: Step, stop: threading.Event) -> None:
    pause = step.every
    while not stop.is_set():
        step.wake.clear()
        try:
            close_old_connections()
            while step.run() and not stop.wait(step.gather):
                pass
            pause = step.every
        except Exception:
            log.exception("background step %s failed", step.name)
            connection.close()
            pause = min(max(pause, 0.5) * 2, SLOWEST)
        if step.wake.wait(pause):
            stop.wait(step.gather)
    connection.close()


def _listen(stop: threading.Event) -> None:
    channels = {step.wakes_on for step in steps() if step.wakes_on}
    while not stop.is_set():
        try:
            with _own_connection() as listener:
                for channel in sorted(channels):
                    listener.execute(psycopg.sql.SQL("LISTEN {}").format(psycopg.sql.Identifier(channel)))
                _wake("")
                while not stop.is_set():
                    for notice in listener.notifies(timeout=1.0, stop_after=1):
                        _wake(notice.channel)
        except psycopg.OperationalError:
            log.warning("the database does not answer; listening again in %s s", RECONNECT)
            stop.wait(RECONNECT)


def _own_connection() -> psycopg.Connection[tuple[object, ...]]:
    database = settings.DATABASES["default"]
    return psycopg.connect(
        dbname=database["NAME"],
        user=database["USER"],
        password=database["PASSWORD"],
        host=database["HOST"],
        port=database["PORT"] or None,
        autocommit=True,
    )


def _wake(channel: str) -> None:
    for step in steps():
        if step.wakes_on and channel in {"", step.wakes_on}:
            step.wake.set()
