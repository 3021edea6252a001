"""Whatever of a node is killed comes back; killed whole, nothing of it is left, and it starts again."""

import signal
import time
from pathlib import Path

import httpx
import pytest

from rastro.canonical import Conflict
from rastro_node.cluster.children import GRACE
from rastro_node.cluster.processes import NodeProcesses, is_running

pytestmark = pytest.mark.xdist_group("node_processes")


def answers(node):
    return httpx.get(f"{node.home.web_url}/ready/").json() == {"ready": True}


def lives(pid):
    """Whether a process runs; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(true, seconds=3.0 * GRACE):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_it_answers(running):
    assert answers(running)
    assert is_running(running.home)
    assert running.told()["state"] == "up"


def test_the_exchange_waits_for_a_directory_and_says_so(running):
    (exchange,) = (each for each in running.told()["processes"] if each["name"] == "exchange")
    assert exchange["why_not"] == "cluster.exchange.no_directory"


@pytest.mark.parametrize("which", ["web", "worker"])
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_process_comes_back(running, which, sign):
    before = running.pid(which)
    running.kill(which, sign)
    wait_until(lambda: running.pid(which) not in {0, before})
    running.wait_ready()
    assert answers(running)


def test_a_second_start_is_refused(running):
    with pytest.raises(Conflict, match="runs already"):
        NodeProcesses(running.home).start()


def test_killed_whole_it_leaves_nothing_and_starts_again(running):
    children = [running.pid(which) for which in ("web", "worker")]
    running.kill("node")
    assert not is_running(running.home)
    wait_until(lambda: not any(lives(pid) for pid in children))
    running.start().wait_ready()
    assert answers(running)


def test_it_ends_in_good_order(running):
    running.stop()
    assert not is_running(running.home)
    assert running.told()["state"] == "stopped"
    running.start().wait_ready()
