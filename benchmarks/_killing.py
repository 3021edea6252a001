"""A process inside a node that is killed while it works."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from rastro_node.config.options import OPTIONS


def run_and_kill(home: Path, module: str, task: Mapping[str, object], *, at: int, pause: float = 0.0) -> bool:
    """Run `python -m MODULE` inside a node and kill it (SIGKILL) on the way; whether it was alive then.

    Parameters
    ----------
    at
        How many lines it has told to be done.
    pause
        Seconds it goes on after that, so that it dies within a batch as well as between two.
    """
    foreign = {option.environment for option in OPTIONS}
    environment = {name: value for name, value in os.environ.items() if name not in foreign} | {
        "RASTRO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "rastro_node.config.settings",
        "RASTRO_PROCESS": "task",
    }
    command = [sys.executable, "-m", module, json.dumps(task, default=str)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            if json.loads(line).get("done", 0) >= at:
                break
        time.sleep(pause)
        alive = process.poll() is None
        process.send_signal(signal.SIGKILL)
    return alive
