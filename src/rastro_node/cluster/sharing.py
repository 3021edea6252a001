"""One embedded PostgreSQL for several nodes of a machine: the first starts it, the last one stops it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rastro_node.cluster import embedded
from rastro_node.cluster.embedded import Server


@dataclass(slots=True)
class Share:
    """Our share in a running server; the kernel gives it back however this process ends.

    Parameters
    ----------
    server
        The server.
    users
        The descriptor that counts us as a user.
    """

    server: Server
    users: int

    def leave(self) -> None:
        """Be no user any more; the last one stops the server."""
        data = self.server.data
        with _locked(data):
            fcntl.flock(self.users, fcntl.LOCK_UN)
            try:
                fcntl.flock(self.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            finally:
                os.close(self.users)
            embedded.stop(data)


def join(data: Path, *, durable: bool = True) -> Share:
    """Start the server of a folder unless it runs, and be one more of its users."""
    data = data.expanduser().resolve()
    data.parent.mkdir(parents=True, exist_ok=True)
    with _locked(data):
        users = os.open(_beside(data, "users"), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(users, fcntl.LOCK_SH)
        return Share(embedded.start(data, durable=durable), users)


def revive(data: Path) -> bool:
    """Start the server of a folder again if it does not answer; whether it had to be."""
    data = data.expanduser().resolve()
    if embedded.answers(data):
        return False
    with _locked(data):
        embedded.start(data)
    return True


@contextmanager
def shared_server(data: Path, *, durable: bool = True) -> Iterator[Server]:
    """The server of a folder, for as long as the block lasts."""
    share = join(data, durable=durable)
    try:
        yield share.server
    finally:
        share.leave()


@contextmanager
def _locked(data: Path) -> Iterator[None]:
    with _beside(data, "start").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _beside(data: Path, name: str) -> Path:
    return data.with_name(f"{data.name}.{name}.lock")
