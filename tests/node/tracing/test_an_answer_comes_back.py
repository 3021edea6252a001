"""An answer gives the trace its outcome, once, and only from the State that was asked."""

from datetime import UTC, date, datetime, timedelta

from rastro.canonical import Text
from rastro.tracing import (
    AnsweredCandidate,
    AnsweredReason,
    Outcome,
    OutcomeCode,
    Stage,
    TimeToCrime,
    TraceAnswer,
    TraceProgress,
)
from rastro_node.exchange.models import Unhandled
from rastro_node.ledger.models import Entry
from rastro_node.tracing.models import OutgoingRequest, ReceivedAnswer, Trace, TraceStep
from rastro_node.tracing.selectors import tally, trace_result
from rastro_node.tracing.services.overdue import overdue_note


def answer_to(request, **parts):
    reason = AnsweredReason("agrees", "make", Text("tracing.why.make.agrees", {"registered": "Ferro"}))
    given = {
        "policy": "XB-3",
        "automatic": True,
        "outcome": Outcome(OutcomeCode.R1, (OutcomeCode.R9,)),
        "time_to_crime": TimeToCrime(2172, date(2015, 2, 3), date(2021, 1, 14)),
        "candidates": (AnsweredCandidate("XB-F-1", "0.970", "FR0148B2", reasons=(reason,)),),
    }
    return TraceAnswer(request.trace.number, **(given | parts)).as_body()


def reply(neighbour, request, body, typ="trace.answer"):
    return neighbour.sealed(typ=typ, body=body, in_reply_to=request.message_id, case=request.trace.number)


def test_the_answer_decides_the_trace(asked, borealia, receive):
    request = asked(external_id="17")
    assert receive(reply(borealia, request, answer_to(request))) == ["stored"]
    trace = Trace.objects.get()
    assert (trace.status, trace.outcome, trace.also) == ("answered", "R1", ["R9"])
    assert trace.time_to_crime_days == 2172
    assert trace.due is None
    assert TraceStep.objects.filter(kind="answered", peer="XB").count() == 1
    assert Entry.objects.filter(action="answer.receive", actor="peer/XB").count() == 1
    result = trace_result("17")
    assert result.candidates[0].firearm_id == "XB-F-1"
    assert result.candidates[0].probability == 0.97
    assert "Ferro" in result.candidates[0].reason
    assert (tally().requests, tally().answered, tally().lost, tally().duplicates) == (1, 1, 0, 0)


def test_the_same_message_twice_has_one_effect(asked, borealia, receive):
    request = asked()
    sealed = reply(borealia, request, answer_to(request))
    assert receive(sealed, sealed) == ["stored", "duplicate"]
    assert receive(sealed) == ["duplicate"]
    assert ReceivedAnswer.objects.count() == 1


def test_a_state_that_was_not_asked_answers_nothing(asked, cascadia, receive):
    request = asked()
    receive(reply(cascadia, request, answer_to(request)))
    assert not ReceivedAnswer.objects.exists()
    assert Trace.objects.get().status == "waiting"
    assert "tracing.answer.unasked" in Unhandled.objects.get().failure


def test_an_answer_under_another_number_is_not_taken(asked, borealia, receive):
    request = asked()
    body = answer_to(request) | {"trace": "XA-T-2021-000001-0"}
    receive(reply(borealia, request, body))
    assert not ReceivedAnswer.objects.exists()


def test_an_answer_that_tells_nothing_is_a_refusal(asked, borealia, receive):
    request = asked()
    receive(reply(borealia, request, {"trace": request.trace.number, "policy": "XB-3"}))
    assert Trace.objects.get().outcome == "R13"


def test_a_later_answer_of_the_same_state_that_finds_more_wins(asked, borealia, receive):
    request = asked()
    nothing = answer_to(request, outcome=Outcome(OutcomeCode.R5), time_to_crime=None, candidates=())
    receive(reply(borealia, request, nothing))
    assert Trace.objects.get().outcome == "R5"
    receive(reply(borealia, request, answer_to(request)))
    assert Trace.objects.get().outcome == "R1"
    receive(reply(borealia, request, nothing))
    assert Trace.objects.get().outcome == "R1"


def test_progress_is_a_step_of_the_trace(asked, borealia, receive):
    request = asked()
    progress = TraceProgress(request.trace.number, Stage.WITH_A_PERSON, words="Monday").as_body()
    receive(reply(borealia, request, progress, typ="trace.progress"))
    step = TraceStep.objects.get(kind="progress")
    assert (step.peer, step.data["stage"], step.data["words"]) == ("XB", "with_a_person", "Monday")
    assert Trace.objects.get().status == "waiting"


def test_no_answer_in_time_is_an_outcome_until_one_comes(asked, borealia, receive, monkeypatch):
    request = asked()
    later = datetime.now(UTC) + timedelta(days=10)
    with monkeypatch.context() as ten_days_on:
        ten_days_on.setattr("rastro_node.tracing.services.overdue.timezone.now", lambda: later)
        assert not overdue_note()
        assert not overdue_note()
    assert TraceStep.objects.filter(kind="no_answer").count() == 1
    assert Trace.objects.get().outcome == "R14"
    assert OutgoingRequest.objects.filter(answers__isnull=True).count() == 1
    receive(reply(borealia, request, answer_to(request)))
    assert Trace.objects.get().outcome == "R1"
