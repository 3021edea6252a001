"""What may be seen of traces and requests."""

from rastro_node.tracing.selectors.results import (
    CandidateResult,
    Tally,
    TraceResult,
    tally,
    trace_result,
    trace_results,
)

__all__ = ["CandidateResult", "Tally", "TraceResult", "tally", "trace_result", "trace_results"]
