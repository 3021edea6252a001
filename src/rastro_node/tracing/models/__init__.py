"""What was recovered, what is asked about it, and what others ask and answer."""

from rastro_node.tracing.models.answers import ReceivedAnswer, SentAnswer
from rastro_node.tracing.models.recoveries import Recovery, RecoveryCheck, RecoveryDraft
from rastro_node.tracing.models.requests import IncomingRequest, OutgoingRequest
from rastro_node.tracing.models.searches import Search
from rastro_node.tracing.models.traces import Trace, TraceStep

__all__ = [
    "IncomingRequest",
    "OutgoingRequest",
    "ReceivedAnswer",
    "Recovery",
    "RecoveryCheck",
    "RecoveryDraft",
    "Search",
    "SentAnswer",
    "Trace",
    "TraceStep",
]
