"""A line of a gigabyte, made as it is read: the command refuses it, and never holds more than a little."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from rastro_node.cluster.homes import node_create
from rastro_node.cluster.ports import free_port
from rastro_node.cluster.templates import template_make
from rastro_node.registry.importing import COLUMNS

RASTRO = Path(sys.executable).with_name("rastro")
GIGABYTE = 1_000_000_000
CHUNK = b"x" * 1_000_000
MOST_MEGABYTES = 300
"""Python, Django and this node's rooms alone take half of it."""


@pytest.fixture(scope="module")
def home(postgres, tmp_path_factory):
    return node_create(
        tmp_path_factory.mktemp("node") / "XA",
        state="XA",
        name="Arcadia",
        authority="Firearms Agency",
        server=postgres,
        template_database=template_make(postgres),
        web_port=free_port(),
        exchange_port=free_port(),
    ).folder


def pour(stream, header):
    """Write a gigabyte in one line until nobody reads on."""
    poured = 0
    try:
        stream.write(header)
        while poured < GIGABYTE:
            poured += stream.write(CHUNK)
        stream.close()
    except BrokenPipeError:
        pass
    return poured


# A child counts what its parent held before it became a program of its own: so a small one starts it.
SMALL = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[2:]).returncode
held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
open(sys.argv[1], "w").write(f"{status} {held}")
"""


@pytest.mark.parametrize("words", [[], ["--dry-run"]])
def test_it_is_refused_in_little_memory(home, words, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "RASTRO_STATE"}
    command = [RASTRO, "import", "/dev/stdin", "--home", home, *words]
    running = subprocess.Popen(
        [sys.executable, "-c", SMALL, str(tmp_path / "told"), *map(str, command)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment | {"LC_ALL": "C"},
    )
    said = []
    listening = threading.Thread(target=lambda: said.append(running.stderr.read()))
    listening.start()
    poured = pour(running.stdin, (",".join(COLUMNS) + "\n").encode())
    listening.join()
    running.wait()
    status, megabytes = map(int, (tmp_path / "told").read_text().split())
    assert status == 2
    assert b"Line 2 is longer than" in said[0]
    assert poured < GIGABYTE / 10
    assert megabytes < MOST_MEGABYTES
