"""Work for the tests: functions that other processes find by name."""

import os
import signal
import time
from pathlib import Path

from rastro.canonical import InvalidInput


def thirty():
    return 30


def times(held, item):
    return held * item


def refused_at_seven(_held, item):
    if item == 7:
        raise InvalidInput("cli.compare.pair", field="pairs", line=7)
    return item


def no_beginning():
    raise InvalidInput("cli.compare.pair", field="pairs", line=0)


def killed_once(held: Path, item):
    """The worker that takes up the fifth piece is killed while it has it in hand."""
    if item == 5 and not (held / "killed").exists():
        (held / "killed").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item, os.getpid()


def always_killed(_held, item):
    if item == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def slow(held: Path, item):
    """Says which process does it."""
    (held / f"{item}.{os.getpid()}").touch()
    time.sleep(0.05)
    return item


def folder(path):
    return path
