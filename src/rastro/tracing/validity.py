"""Whether a request holds what the International Tracing Instrument asks of one."""

from rastro.canonical import Text
from rastro.tracing.request import TraceRequest


def iti_findings(request: TraceRequest) -> tuple[Text, ...]:
    """What the request lacks, a sentence each with its article; empty when it lacks nothing."""
    del request
    return ()
