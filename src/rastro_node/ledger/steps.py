"""The sequencer's standing work in the worker process."""

from datetime import timedelta

from django.utils import timezone

from rastro_node.core import background
from rastro_node.ledger.models import Checkpoint, Frontier
from rastro_node.ledger.services import checkpoint_sign, entries_sequence

EVERY = 1.0
CHECKPOINT_AGE = timedelta(seconds=60)
CHECKPOINT_ENTRIES = 1_000


def sequence_waiting() -> bool:
    """Number what waits; sign a checkpoint each minute or each thousand entries (exchange.md, section 3)."""
    done = entries_sequence()
    if _checkpoint_is_due():
        checkpoint_sign()
    return done > 0


def _checkpoint_is_due() -> bool:
    frontier = Frontier.objects.first()
    if frontier is None:
        return False
    last = Checkpoint.objects.order_by("-size").first()
    if last is None:
        return frontier.size > 0
    if frontier.size == last.size:
        return False
    return frontier.size - last.size >= CHECKPOINT_ENTRIES or timezone.now() - last.at >= CHECKPOINT_AGE


def register_steps() -> None:
    """Join the worker."""
    background.register("ledger.sequence", sequence_waiting, every=EVERY)
