"""Traces and requests as programs read them."""

from typing import Any

from rastro_node.exchange.selectors import delivery_of
from rastro_node.tracing.models import IncomingRequest, Trace
from rastro_node.tracing.selectors.candidates import CandidateView
from rastro_node.tracing.selectors.request_page import RequestPage
from rastro_node.tracing.selectors.trace_page import TracePage


def trace_row_out(trace: Trace) -> dict[str, Any]:
    """A trace in a list."""
    recovery = trace.recovery
    return {
        "id": trace.pk,
        "number": trace.number,
        "status": trace.status,
        "outcome": trace.outcome,
        "also": trace.also,
        "opened_at": trace.opened_at,
        "due": trace.due,
        "case": trace.case,
        "external_id": recovery.external_id,
        "make": recovery.make,
        "serial": recovery.serial,
        "time_to_crime_days": trace.time_to_crime_days,
    }


def trace_out(page: TracePage) -> dict[str, Any]:
    """One trace with what came of it."""
    answer = page.answer
    return {
        **trace_row_out(page.trace),
        "outcomes": [{"code": each.code, "text": each.text} for each in page.outcomes],
        "sentences": answer.sentences if answer else [],
        "next_steps": page.next_steps,
        "candidates": candidates_out(answer.candidates if answer else page.home_candidates),
        "candidates_of": answer.state if answer else "",
        "answer": answer.answer.as_body() if answer else None,
        "requests": _requests(page),
    }


def _requests(page: TracePage) -> list[dict[str, Any]]:
    delivered = delivery_of([asked.request.message_id for asked in page.asked])
    told = []
    for asked in page.asked:
        row = delivered.get(asked.request.message_id)
        told.append(
            {
                "to": asked.request.peer,
                "sent_at": asked.request.sent_at,
                "due": asked.request.due,
                "answered": not asked.waits,
                "delivered": bool(row and row.accepted),
                "failing_since": asked.peer.failing_since if asked.peer else None,
                "failing": asked.failing or None,
                "told": asked.request.body,
                "withheld": [each.group for each in asked.withheld],
            }
        )
    return told


def candidates_out(views: tuple[CandidateView, ...]) -> list[dict[str, Any]]:
    """Candidates with their reasons."""
    return [
        {
            "firearm": each.number,
            "probability": each.probability,
            "serial": each.serial,
            "title": each.title,
            "status": each.status,
            "reasons": [
                {"verdict": why.verdict, "subject": why.subject, "text": why.text} for why in each.reasons
            ],
        }
        for each in views
    ]


def request_row_out(request: IncomingRequest) -> dict[str, Any]:
    """A request in a list."""
    names = (
        "sender", "trace_number", "state", "automatic", "purpose", "urgency", "category", "outcome",
        "received_at", "due",
    )  # fmt: skip
    return {"id": request.pk, **{name: getattr(request, name) for name in names}}


def request_out(page: RequestPage, groups: list[dict[str, Any]]) -> dict[str, Any]:
    """One request, what was found, and what left."""
    return {
        **request_row_out(page.request),
        "body": page.request.body,
        "candidates": candidates_out(page.candidates),
        "findings": list(page.findings),
        "groups": groups,
        "answers": [each.row.body for each in page.sent],
    }
