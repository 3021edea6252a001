"""What this room does with messages of other States."""

from rastro_node.exchange.handlers import register


def register_handlers() -> None:
    """Join the post office."""
    _ = register
