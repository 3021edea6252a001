"""A node's processes as one thing to start, wait for, kill and stop: for the demo, drills and tests."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal

from rastro.canonical import Conflict, Unavailable
from rastro_node.cluster.homes import NodeHome, environment_of

type Which = Literal["node", "web", "exchange", "worker"]
TICK = 0.02
LOG_TAIL = 600


@dataclass(slots=True)
class NodeProcesses:
    """The processes of one node, run by a supervisor that this process starts.

    Parameters
    ----------
    home
        The node.
    with_parent
        Let the node end when this process ends.
    """

    home: NodeHome
    with_parent: bool = True
    _supervisor: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> "NodeProcesses":
        """Start the node; returns at once. What it says goes to `run/node.log` in its home.

        Raises
        ------
        Conflict
            `cluster.node.runs` if it runs already.
        """
        if is_running(self.home):
            raise Conflict("cluster.node.runs", folder=str(self.home.folder))
        self.home.run.mkdir(mode=0o700, exist_ok=True)
        (self.home.run / "node.json").unlink(missing_ok=True)
        arguments = [sys.executable, "-m", "rastro_node.cluster", str(self.home.folder)]
        with (self.home.run / "node.log").open("ab") as log:
            self._supervisor = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [*arguments, *(["--with-parent"] if self.with_parent else [])],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd="/",
                env=environment_of(self.home),
            )
        return self

    def wait_ready(self, timeout: float = 60.0) -> "NodeProcesses":
        """Wait until every process that can serve does.

        Raises
        ------
        Unavailable
            `cluster.node.ended` if it gave up, `cluster.node.not_ready` after `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        while not self._is_ready():
            if self._supervisor is not None and self._supervisor.poll() is not None:
                raise Unavailable("cluster.node.ended", folder=str(self.home.folder), said=self.log_tail())
            if time.monotonic() > deadline:
                log = str(self.home.run / "node.log")
                raise Unavailable(
                    "cluster.node.not_ready", folder=str(self.home.folder), seconds=timeout, log=log
                )
            time.sleep(TICK)
        return self

    def told(self) -> dict[str, Any]:
        """What the supervisor last wrote down."""
        return told(self.home)

    def pid(self, which: Which) -> int:
        """A process's number; 0 when it does not run. `node` is the supervisor."""
        now = self.told()
        if which == "node":
            return int(now.get("pid", 0))
        return next((int(each["pid"]) for each in now.get("processes", ()) if each["name"] == which), 0)

    def kill(self, which: Which = "node", sign: int = signal.SIGKILL) -> None:
        """Send a signal to one process, or to the supervisor: killed, it takes the whole node with it."""
        pid = self.pid(which)
        if pid:
            with suppress(ProcessLookupError):
                os.kill(pid, sign)
        if which == "node" and self._supervisor is not None and sign == signal.SIGKILL:
            self._supervisor.wait()
            self._supervisor = None
            while is_running(self.home):
                time.sleep(TICK)

    def stop(self, timeout: float = 20.0) -> None:
        """End the node in good order and wait for it."""
        if self._supervisor is None:
            return
        self._supervisor.terminate()
        try:
            self._supervisor.wait(timeout)
        except subprocess.TimeoutExpired:
            self._supervisor.kill()
            self._supervisor.wait()
        self._supervisor = None

    def log_tail(self) -> str:
        """The end of its log."""
        log = self.home.run / "node.log"
        return log.read_text("utf-8", "replace")[-LOG_TAIL:].strip() if log.exists() else ""

    def _is_ready(self) -> bool:
        now = self.told()
        if now.get("state") != "up":
            return False
        processes = now.get("processes", [])
        if not all(each["ready"] or each["why_not"] for each in processes):
            return False
        options = self.home.options
        listening = {each["name"] for each in processes if each["ready"]} & {"web", "exchange"}
        return all(
            _answers(options.text(f"{name}.host"), options.number(f"{name}.port")) for name in listening
        )


def told(home: NodeHome) -> dict[str, Any]:
    """What a node's supervisor last wrote down: state, pid, processes; empty when it never ran."""
    try:
        read: dict[str, Any] = json.loads((home.run / "node.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return read


def is_running(home: NodeHome) -> bool:
    """Whether a supervisor holds the node's lock."""
    try:
        lock = os.open(home.run / "node.lock", os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def _answers(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex((host, port)) == 0
