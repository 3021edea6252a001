"""Run a piece of the demo inside a node: a process of its own, with that node's settings and database."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from rastro.canonical import Unavailable
from rastro_node.config.options import OPTIONS
from rastro_node.demo import texts as _texts  # noqa: F401 - registers the sentences

type Progress = Callable[[int, int], None]


def run_inside(
    home: Path, module: str, task: Mapping[str, object], *, progress: Progress | None = None
) -> dict[str, Any]:
    """Run `python -m MODULE` in a node's settings with a task as JSON; its result.

    Parameters
    ----------
    home
        The node's folder.
    module
        A module that calls :func:`serve_task`; the task is its argument.
    task
        What it is asked to do.
    progress
        Told `(done, total)` as it goes.

    Raises
    ------
    Unavailable
        `demo.task.failed` with what the process said last.
    """
    foreign = {option.environment for option in OPTIONS}
    environment = {name: value for name, value in os.environ.items() if name not in foreign} | {
        "RASTRO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "rastro_node.config.settings",
        "RASTRO_PROCESS": "task",
    }
    result: dict[str, Any] | None = None
    command = [sys.executable, "-m", module, json.dumps(task, default=str)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        for line in process.stdout or ():
            said = json.loads(line)
            if "result" in said:
                result = said["result"]
            elif progress is not None:
                progress(said["done"], said["total"])
    if process.returncode or result is None:
        raise Unavailable("demo.task.failed", module=module, home=home.name)
    return result


def serve_task(work: Callable[[dict[str, Any], Progress], Mapping[str, object]]) -> None:
    """Be the process on the other side: read the task, set Django up, do the work, print the result."""
    import django

    task = json.loads(sys.argv[1])
    django.setup()

    def progress(done: int, total: int) -> None:
        print(json.dumps({"done": done, "total": total}), flush=True)  # noqa: T201

    print(json.dumps({"result": work(task, progress)}, default=str), flush=True)  # noqa: T201
