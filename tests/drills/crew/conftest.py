"""A Dask scheduler and two workers of this machine, each a process of its own."""

import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

HERE = "127.0.0.1"


@dataclass
class Cluster:
    """Processes that are started and killed by their handles."""

    folder: Path
    address: str = ""
    workers: list[subprocess.Popen] = field(default_factory=list)
    scheduler: subprocess.Popen | None = None

    def start(self, workers=2):
        with socket.socket() as free:
            free.bind((HERE, 0))
            port = free.getsockname()[1]
        self.address = f"tcp://{HERE}:{port}"
        self.scheduler = self._run("scheduler", "--host", HERE, "--port", str(port))
        for _ in range(workers):
            self.add_worker()
        return self

    def add_worker(self):
        options = ("--nthreads", "1", "--no-nanny", "--host", HERE, "--local-directory", str(self.folder))
        self.workers.append(self._run("worker", self.address, *options))

    def kill_worker(self):
        worker = self.workers.pop(0)
        worker.kill()
        worker.wait()

    def stop(self):
        for process in [*self.workers, *([self.scheduler] if self.scheduler else [])]:
            process.kill()
            process.wait()

    def _run(self, part, *options):
        command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *options, "--no-dashboard"]
        with (self.folder / f"{part}.log").open("a") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=Path(__file__).parents[3])


@pytest.fixture
def cluster(tmp_path_factory):
    """A cluster of two workers; `cluster.address` is the scheduler's."""
    pytest.importorskip("distributed")
    started = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        yield started.start()
    finally:
        started.stop()
