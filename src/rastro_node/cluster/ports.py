"""TCP ports: which are free, and that a node never shares its own.

The web server lets several processes listen on one port: two nodes that did so would share their callers.
"""

import socket
import time

from rastro.canonical import Unavailable

PATIENCE = 10.0
TICK = 0.1


def free_port() -> int:
    """A TCP port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether nobody listens on that port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def port_wait(port: int, host: str) -> None:
    """Wait a while for a port that an earlier run of this node may be leaving.

    Raises
    ------
    Unavailable
        `cluster.port.taken` if somebody else keeps it.
    """
    deadline = time.monotonic() + PATIENCE
    while not is_free(port, host):
        if time.monotonic() > deadline:
            raise Unavailable("cluster.port.taken", port=port, host=host)
        time.sleep(TICK)
