"""What other rooms ask of the post office."""

from rastro_node.exchange.peers import peers_read
from rastro_node.exchange.sending import message_send

__all__ = ["message_send", "peers_read"]
