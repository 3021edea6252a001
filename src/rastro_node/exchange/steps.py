"""The post office's standing work in the worker process."""

from rastro_node.core import background
from rastro_node.exchange.delivery import channel_deliver, peers_waiting
from rastro_node.exchange.handling import messages_handle
from rastro_node.exchange.peers import peers_follow
from rastro_node.exchange.receiving import INBOX
from rastro_node.exchange.sending import OUTBOX

SWEEP = 2.0
"""Seconds after which the boxes are looked into even if nothing woke us."""
GATHER = 0.02
"""Seconds in which messages that come one behind another become one batch, hence one commit."""


def deliver_waiting() -> bool:
    """One batch to each peer for whom something waits."""
    deliveries = [channel_deliver(peer) for peer in peers_waiting()]
    return any(delivery.more for delivery in deliveries)


def handle_waiting() -> bool:
    """Hand one batch of messages to their domains; true if any was acted on, since others may wait behind."""
    return messages_handle() > 0


def register_steps() -> None:
    """Join the worker."""
    background.register("exchange.directory", peers_follow, every=SWEEP)
    background.register("exchange.deliver", deliver_waiting, every=SWEEP, wakes_on=OUTBOX, gather=GATHER)
    background.register("exchange.handle", handle_waiting, every=SWEEP, wakes_on=INBOX, gather=GATHER)
