"""The demo as a newcomer finds it: two nodes running, the story's traces told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rastro_node.demo.building import TwoStates, build
from rastro_node.demo.inside import run_inside
from rastro_node.demo.running import database_of, running


@contextmanager
def told_demo(folder: Path) -> Iterator[TwoStates]:
    """Build the demo in a fresh folder, run it, tell its story; stopped in the end."""
    folder.chmod(0o755)
    with database_of(folder):
        made = build(folder, say=lambda _step: None, fixed_ports=False)
        with running(made):
            run_inside(made.homes["XA"].folder, "rastro_node.demo.story_traces", {})
            yield made
