"""Inside a node of the demo: register the firearms of a file."""

from pathlib import Path
from typing import Any

from rastro_node.demo.inside import Progress, serve_task


def load(task: dict[str, Any], progress: Progress) -> dict[str, object]:
    """Import the task's file; how many lines were registered and left out, and why."""
    from rastro_node.core.context import this_node
    from rastro_node.registry.importing import import_csv

    report = import_csv(Path(task["file"]), actor=this_node(), progress=progress)
    return {
        "rows": report.rows,
        "registered": report.registered,
        "refused": report.refused,
        "findings": report.codes,
    }


if __name__ == "__main__":
    serve_task(load)
