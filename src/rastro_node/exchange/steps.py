"""The post office's standing work in the worker process."""

from rastro_node.core import background
from rastro_node.exchange.delivery import channel_deliver, peers_waiting
from rastro_node.exchange.handling import message_handle, waiting_messages
from rastro_node.exchange.receiving import INBOX
from rastro_node.exchange.sending import OUTBOX

SWEEP = 2.0
"""Seconds after which the boxes are looked into even if nothing woke us."""


def deliver_waiting() -> bool:
    """One batch to each peer for whom something waits."""
    deliveries = [channel_deliver(peer) for peer in peers_waiting()]
    return any(delivery.more for delivery in deliveries)


def handle_waiting() -> bool:
    """Hand the waiting messages to their domains; true if any was acted on, since others may wait behind."""
    handled = [message_handle(each) for each in waiting_messages()]
    return any(handled)


def register_steps() -> None:
    """Join the worker."""
    background.register("exchange.deliver", deliver_waiting, every=SWEEP, wakes_on=OUTBOX)
    background.register("exchange.handle", handle_waiting, every=SWEEP, wakes_on=INBOX)
