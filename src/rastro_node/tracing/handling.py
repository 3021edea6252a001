"""What this room does with messages of other States."""

from rastro_node.exchange.handlers import Received, register
from rastro_node.tracing.services.answering import request_receive
from rastro_node.tracing.services.hearing import answer_receive, progress_receive


def handle_request(received: Received) -> None:
    """A State asks."""
    request_receive(received)


def handle_answer(received: Received) -> None:
    """A State answers."""
    answer_receive(received)


def register_handlers() -> None:
    """Join the post office."""
    register("trace.request", handle_request)
    register("trace.progress", progress_receive)
    register("trace.answer", handle_answer)
