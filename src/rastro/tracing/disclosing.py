"""Answers and requests as they leave a State: cut by the grant, with what is withheld said."""

from dataclasses import replace

from rastro.tracing.answer import TraceAnswer, read_trace_answer
from rastro.tracing.disclosure import Grant, cut
from rastro.tracing.disclosure_fields import REQUEST
from rastro.tracing.request import TraceRequest, read_trace_request


def disclose(answer: TraceAnswer, grant: Grant) -> TraceAnswer:
    """The answer as it may leave.

    Parameters
    ----------
    answer
        Complete.
    grant
        What may be told.

    Returns
    -------
    TraceAnswer
        Only the granted groups, every withheld group named with its reason, whether or not it held anything.
    """
    marked = replace(answer, policy=grant.policy, automatic=grant.automatic, withheld=())
    told = cut(marked.as_body(), grant)
    return read_trace_answer({**told.value, "withheld": [each.as_json() for each in told.withheld]})


def disclose_request(request: TraceRequest, grant: Grant) -> TraceRequest:
    """The request as it may leave."""
    return read_trace_request(cut(request.as_body(), grant, shape=REQUEST).value)
