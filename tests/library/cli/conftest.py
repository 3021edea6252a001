"""The `rastro` command, run in this process."""

import io
import json
import sys
from dataclasses import dataclass

import pytest

from rastro.cli.main import main


@dataclass(frozen=True)
class Ran:
    """Exit status and what was printed."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        """Standard output as its one JSON value."""
        return json.loads(self.out)

    @property
    def problem(self):
        """The error as its one JSON value."""
        return json.loads(self.err)


@pytest.fixture
def rastro(capsys, monkeypatch):
    """Run the command: `rastro("ledger", "verify", path, "--json")`."""
    monkeypatch.setenv("LC_ALL", "C")

    def run(*words, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["rastro", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = 0
        try:
            main()
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return run
