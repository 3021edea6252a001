"""The demo of the story, started once for the tests that look at it."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

PATIENCE = 120.0
STATES = {"Arcadia", "Borealia"}


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo as `rastro demo` starts it, in a folder of its own; the address of each State's node."""
    folder = tmp_path_factory.mktemp("demo")
    folder.chmod(0o755)
    command = [str(Path(sys.executable).parent / "rastro"), "demo", "--folder", str(folder / "states")]
    with (folder / "said").open("w") as said:
        running = subprocess.Popen(
            command, stdout=said, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
        try:
            yield _homes(folder / "said", running)
        finally:
            running.terminate()
            running.wait(60)


def _homes(said, running):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and running.poll() is None:
        found = dict(re.findall(r"^ +(\w+) +(http://\S+)$", said.read_text(), re.MULTILINE))
        if found.keys() >= STATES:
            return found
        time.sleep(0.2)
    raise AssertionError(f"the demo did not start:\n{said.read_text()}")
