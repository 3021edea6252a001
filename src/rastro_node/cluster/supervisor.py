"""One process that keeps a node's processes alive: forks them, starts a crashed one again, ends with them."""

import fcntl
import json
import logging
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from rastro.canonical import Conflict, RastroError
from rastro_node.cluster import children, preparing
from rastro_node.cluster.homes import NodeHome
from rastro_node.cluster.sharing import revive

log = logging.getLogger(__name__)

CHILDREN = {"web": children.web, "exchange": children.exchange, "worker": children.worker}
TICK = 0.5
LOOK = 2.0
HEALTHY = 5.0
FIRST_PAUSE = 0.1
LONGEST_PAUSE = 10.0
GRACE = 15.0
TRIES = 20
"""Asking whether the node runs takes its lock for an instant, a killed node until its last child dies."""


@dataclass(slots=True)
class Child:
    """One of the node's processes, running or about to be started again."""

    name: str
    pid: int = 0
    ready: bool = False
    ready_pipe: int = -1
    started: float = 0.0
    restarts: int = 0
    pause: float = 0.0
    start_at: float = 0.0
    why_not: str = ""


@dataclass(slots=True)
class Supervisor:
    """Keeps one node running until it is told to stop.

    Parameters
    ----------
    home
        The node.
    with_parent
        Stop when the process that started this one is gone: for tests and the demo.
    """

    home: NodeHome
    with_parent: bool = False
    _stop: bool = field(default=False, init=False)
    _parent: int = field(default=0, init=False)
    _peers: int = field(default=0, init=False)
    _lock: int = field(default=-1, init=False)
    _data: Path | None = field(default=None, init=False)
    _look_at: float = field(default=0.0, init=False)
    _wake: tuple[int, int] = field(default=(-1, -1), init=False)
    _children: dict[str, Child] = field(init=False)

    def run(self) -> int:
        """Start everything and stay until SIGTERM; the exit status.

        Raises
        ------
        Conflict
            If the node runs already.
        Unavailable, Forbidden
            If its database cannot be reached, or it asks for a training mode it may not have.
        """
        self._parent = os.getppid()
        self._children = {name: Child(name) for name in CHILDREN}
        self._lock = _single(self.home)
        data = self.home.options.text("database.data")
        self._data = Path(data) if data else None
        self._listen_to_signals()
        with preparing.prepared(self.home):
            self._say("starting")
            while not self._stop:
                self._start_those_due()
                self._wait()
                self._reap()
                self._follow_the_directory()
                self._watch_the_database()
                self._stop = self._stop or (self.with_parent and os.getppid() != self._parent)
            self._end_children()
        self._say("stopped")
        return 0

    def _listen_to_signals(self) -> None:
        self._wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(self._wake[1], warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, _nothing)
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._told_to_stop)

    def _told_to_stop(self, _sign: int, _frame: FrameType | None) -> None:
        self._stop = True

    def _start_those_due(self) -> None:
        for child in self._children.values():
            if not child.pid and time.monotonic() >= child.start_at:
                before, child.why_not = child.why_not, preparing.why_not(self.home, child.name)
                if child.why_not:
                    child.start_at = time.monotonic() + TICK
                else:
                    self._fork(child)
                if not child.why_not or child.why_not != before:
                    self._say("up")

    def _fork(self, child: Child) -> None:
        out, into = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            os.close(out)
            self._be(child.name, lambda: _tell(into))
        os.close(into)
        os.set_blocking(out, False)
        child.pid, child.ready, child.ready_pipe = pid, False, out
        child.started = time.monotonic()

    def _be(self, name: str, ready: Callable[[], None]) -> None:
        """In the forked process: be that child, and never return."""
        status = 1
        try:
            children.die_with_parent(self._parent_of_children())
            signal.set_wakeup_fd(-1)
            for sign in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT):
                signal.signal(sign, signal.SIG_DFL)
            os.close(self._lock)
            CHILDREN[name](self.home.options, ready)
            status = 0
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
        except BaseException:
            log.exception("%s failed", name)
        finally:
            sys.stderr.flush()
            os._exit(status)

    def _parent_of_children(self) -> int:
        return int((self.home.run / "node.pid").read_text("ascii"))

    def _wait(self) -> None:
        pipes = [child.ready_pipe for child in self._children.values() if child.ready_pipe >= 0]
        due = [child.start_at - time.monotonic() for child in self._children.values() if not child.pid]
        patience = max(0.0, min([TICK, *due]))
        readable, _, _ = select.select([self._wake[0], *pipes], [], [], patience)
        if self._wake[0] in readable:
            os.read(self._wake[0], 4096)
        for child in self._children.values():
            if child.ready_pipe in readable:
                child.ready = bool(os.read(child.ready_pipe, 1))
                os.close(child.ready_pipe)
                child.ready_pipe = -1
                self._say("up")

    def _reap(self) -> None:
        for child in self._children.values():
            if not child.pid or not _ended(child.pid):
                continue
            lived = time.monotonic() - child.started
            doubled = min(max(child.pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
            child.pause = doubled if lived < HEALTHY else FIRST_PAUSE
            child.start_at = time.monotonic() + child.pause
            child.pid, child.ready = 0, False
            child.restarts += 1
            log.warning("%s ended after %.1f s; starting it again in %.1f s", child.name, lived, child.pause)
            self._say("up")

    def _follow_the_directory(self) -> None:
        """A new directory brings new certificates: the exchange listener starts again with them."""
        now = preparing.modified(self.home.folder / "keys" / "peers.pem")
        if self._peers and now != self._peers and self._children["exchange"].pid:
            os.kill(self._children["exchange"].pid, signal.SIGTERM)
        self._peers = now

    def _watch_the_database(self) -> None:
        """An embedded PostgreSQL that was killed is started again."""
        if not self._data or time.monotonic() < self._look_at:
            return
        self._look_at = time.monotonic() + LOOK
        try:
            if revive(self._data):
                log.warning("PostgreSQL did not answer and was started again")
        except RastroError as error:
            log.warning("%s", error.say())

    def _end_children(self) -> None:
        self._say("stopping")
        running = {child.pid: child for child in self._children.values() if child.pid}
        for pid in running:
            os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        while running and time.monotonic() < deadline:
            running = {pid: child for pid, child in running.items() if not _ended(pid)}
            time.sleep(0.02)
        for pid in running:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        for child in self._children.values():
            child.pid, child.ready = 0, False

    def _say(self, state: str) -> None:
        """Write down who runs: what `rastro node status` and the health page read."""
        told = {
            "state": state,
            "pid": os.getpid(),
            "at": time.time(),
            "processes": [
                {
                    "name": child.name,
                    "pid": child.pid,
                    "ready": child.ready,
                    "restarts": child.restarts,
                    "why_not": child.why_not,
                    "since": time.time() - (time.monotonic() - child.started) if child.pid else None,
                }
                for child in self._children.values()
            ],
        }
        draft = self.home.run / "node.json.new"
        draft.write_text(json.dumps(told), "utf-8")
        draft.replace(self.home.run / "node.json")


def _single(home: NodeHome) -> int:
    """Take the node's lock, which the kernel gives back however this process ends."""
    home.run.mkdir(mode=0o700, exist_ok=True)
    lock = os.open(home.run / "node.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    for _ in range(TRIES):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            time.sleep(0.05)
    else:
        os.close(lock)
        raise Conflict("cluster.node.runs", folder=str(home.folder)) from None
    (home.run / "node.pid").write_text(f"{os.getpid()}\n", "ascii")
    return lock


def _tell(pipe: int) -> None:
    os.write(pipe, b"1")
    os.close(pipe)


def _ended(pid: int) -> bool:
    return os.waitpid(pid, os.WNOHANG)[0] == pid


def _nothing(_sign: int, _frame: FrameType | None) -> None:
    """Being woken is enough."""
