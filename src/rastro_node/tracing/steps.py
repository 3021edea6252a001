"""The room's standing work in the worker process."""

from rastro_node.core import background
from rastro_node.tracing.services.overdue import EVERY, overdue_note


def register_steps() -> None:
    """Join the worker."""
    background.register("tracing.overdue", overdue_note, every=EVERY)
