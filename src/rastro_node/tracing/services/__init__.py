"""Everything that changes something in this room, one transaction and one ledger entry each."""

from rastro_node.tracing.services.answering import answer_send, request_receive
from rastro_node.tracing.services.bulk import OpenedAndSent, traces_open_and_send
from rastro_node.tracing.services.drafts import draft_discard, draft_save
from rastro_node.tracing.services.hearing import answer_receive, progress_receive
from rastro_node.tracing.services.opening import trace_close, trace_open
from rastro_node.tracing.services.progressing import progress_send
from rastro_node.tracing.services.recoveries import check_mark, recovery_record
from rastro_node.tracing.services.sending import trace_send

__all__ = [
    "OpenedAndSent",
    "answer_receive",
    "answer_send",
    "check_mark",
    "draft_discard",
    "draft_save",
    "progress_receive",
    "progress_send",
    "recovery_record",
    "request_receive",
    "trace_close",
    "trace_open",
    "trace_send",
    "traces_open_and_send",
]
