"""Borealia asks, Arcadia's node answers by itself where its policy says so, else leaves it to a person."""

from datetime import date

import pytest

from rastro.canonical import Conflict, InvalidInput
from rastro.tracing import Description, Group, Offence, Recovered, TraceRequest, read_trace_answer
from rastro_node.exchange.handling import envelope_of
from rastro_node.exchange.models import Outgoing, Unhandled
from rastro_node.ledger.models import Entry
from rastro_node.tracing.models import IncomingRequest, SentAnswer
from rastro_node.tracing.services import answer_send

NUMBER = "XB-T-2021-000017-K"
BY_HAND = """
version = "XA-7"
[[rule]]
name = "a person looks"
states = ["XB"]
purposes = ["criminal_investigation"]
groups = ["outcome", "description", "holder_identity", "time_to_crime", "candidates", "remarks"]
"""


def asking(**changes):
    description = Description.of(make="FERRO", model="F9", calibre="9 x 19", serial="FR0l48?2")
    given = {
        "purpose": "criminal_investigation",
        "description": description,
        "recovered": Recovered(on=date(2021, 1, 14), place="Port-Royal"),
        "offence": Offence(why_illicit="found in a van"),
    }
    return TraceRequest(NUMBER, **(given | changes)).as_body()


def ask(neighbour, body=None, **fields):
    return neighbour.sealed(typ="trace.request", body=body or asking(), case=NUMBER, **fields)


def sent(typ="trace.answer"):
    return [envelope_of(bytes(row.sealed)) for row in Outgoing.objects.filter(type=typ).order_by("seq")]


@pytest.fixture
def holm(register):
    """Holm's pistol, and another that looks like it."""
    register(
        ["A-1", "Ferro", "F9", "9 mm Luger", "pistol", "FR0148B2", "2015-02-03", "Henrik Holm"],
        ["A-2", "Frommer", "Stop", "7.65 mm", "pistol", "FR014882", "1999-05-06", "Somebody Else"],
    )


def test_a_private_firearm_is_answered_at_once(borealia, holm, receive):
    assert receive(ask(borealia)) == ["stored"]
    request = IncomingRequest.objects.get()
    assert (request.state, request.automatic, request.category) == ("answered", True, "private")
    (envelope,) = sent()
    answer = read_trace_answer(envelope.body)
    assert envelope.in_reply_to == request.message_id
    assert (answer.trace, answer.automatic, answer.policy) == (NUMBER, True, "XA-1")
    assert answer.outcome.code == "R1"
    assert answer.time_to_crime.days == 2172
    assert answer.holder.name == "Henrik Holm"
    assert [each.firearm for each in answer.candidates] == ["A-1", "A-2"]
    assert answer.candidates[0].reasons
    assert SentAnswer.objects.get().body == envelope.body
    acts = Entry.objects.filter(object=f"request/{request.pk}").order_by("id")
    assert list(acts.values_list("action", "actor")) == [
        ("request.receive", "peer/XB"),
        ("registry.search", "peer/XB"),
        ("answer.send", "node/XA"),
    ]


def test_the_same_message_twice_is_one_request_and_one_answer(borealia, holm, receive):
    data = ask(borealia)
    receive(data, data)
    receive(data)
    assert IncomingRequest.objects.count() == 1
    assert len(sent()) == 1


def test_where_the_policy_wants_a_person_the_asker_hears_so_and_a_person_answers(
    borealia, holm, receive, policy, actor
):
    policy(BY_HAND)
    receive(ask(borealia))
    request = IncomingRequest.objects.get()
    assert request.state == "waiting"
    (progress,) = sent("trace.progress")
    assert progress.body["stage"] == "with_a_person"
    assert not sent()
    answer_send(
        actor=actor("hugo"),
        request_id=request.pk,
        withhold={Group.HOLDER_IDENTITY: "the holder is a witness"},
        remarks="Call us.",
    )
    (envelope,) = sent()
    answer = read_trace_answer(envelope.body)
    assert not answer.automatic
    assert answer.holder is None
    assert "Holm" not in str(envelope.as_json())
    assert answer.remarks == "Call us."
    held = {each.group: each.reason for each in answer.withheld}
    assert held[Group.HOLDER_IDENTITY].params["why"] == "the holder is a witness"
    assert Group.DEALER_CHAIN in held
    with pytest.raises(Conflict):
        answer_send(actor=actor("hugo"), request_id=request.pk)


def test_a_person_may_choose_a_candidate_or_none(borealia, holm, receive, policy, actor):
    policy(BY_HAND)
    receive(ask(borealia))
    request = IncomingRequest.objects.get()
    with pytest.raises(InvalidInput) as caught:
        answer_send(actor=actor("hugo"), request_id=request.pk, chosen="A-99")
    assert caught.value.code == "tracing.answer.candidate"
    answer_send(actor=actor("hugo"), request_id=request.pk, chosen="A-2")
    answer = read_trace_answer(sent()[0].body)
    assert answer.firearm.number == "A-2"
    assert answer.holder.name == "Somebody Else"


def test_a_group_is_withheld_with_a_reason_or_not_at_all(borealia, holm, receive, policy, actor):
    policy(BY_HAND)
    receive(ask(borealia))
    request = IncomingRequest.objects.get()
    with pytest.raises(InvalidInput) as caught:
        answer_send(actor=actor("hugo"), request_id=request.pk, withhold={Group.CANDIDATES: " "})
    assert caught.value.code == "tracing.answer.reason"
    assert not sent()


def test_without_a_rule_a_person_is_asked_and_can_tell_nothing(borealia, holm, receive, actor):
    receive(ask(borealia, purpose="statistics"))
    request = IncomingRequest.objects.get()
    assert request.state == "waiting"
    answer_send(actor=actor("hugo"), request_id=request.pk)
    body = sent()[0].body
    assert set(body) <= {"trace", "policy", "answered_on", "registry_size", "withheld"}
    assert "Holm" not in str(sent()[0].as_json())


def test_the_same_question_again_is_a_duplicate(borealia, holm, receive):
    receive(ask(borealia))
    receive(ask(borealia))
    first, second = IncomingRequest.objects.order_by("received_at")
    assert second.duplicate_of == first
    assert [envelope.body["outcome"]["code"] for envelope in sent()] == ["R1", "R12"]


def test_the_same_firearm_under_another_number_is_answered_and_flagged(borealia, holm, receive):
    receive(ask(borealia))
    other = asking() | {"trace": "XB-T-2021-000018-Z"}
    receive(ask(borealia, other))
    first, second = IncomingRequest.objects.order_by("received_at")
    assert second.duplicate_of == first
    assert [envelope.body["outcome"]["code"] for envelope in sent()] == ["R1", "R1"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"description": "a pistol"},
        {"description": {"serial": {"state": "read", "reading": "x" * 99}}},
        {"recovered": {"on": "yesterday"}},
        {"trace": None},
        {"possessor": {"name": "x" * 5000}},
        {"additional": "a\x00b"},
        {"trace": "x" * 150},
        {"trace": ""},
    ],
)
def test_a_request_of_the_wrong_form_is_kept_and_its_sender_told_the_field(borealia, receive, wrong):
    body = {name: value for name, value in (asking() | wrong).items() if value is not None}
    receive(ask(borealia, body))
    assert IncomingRequest.objects.get().state == "unreadable"
    assert not Unhandled.objects.exists()
    (progress,) = sent("trace.progress")
    assert progress.body["stage"] == "more_asked"
    assert progress.body["asked"]


def test_what_a_later_version_adds_is_kept_even_if_the_database_could_not(borealia, holm, receive):
    receive(ask(borealia, asking() | {"new_in_2": {"note": "a\x00b"}}))
    request = IncomingRequest.objects.get()
    assert request.state == "answered"
    assert request.body["new_in_2"]["note"] == "a\ufffdb"


def test_what_the_register_does_not_hold_is_said(borealia, holm, receive):
    body = asking(description=Description.of(make="Glock", calibre=".40 S&W", serial="ZZ99921"))
    receive(ask(borealia, body))
    request = IncomingRequest.objects.get()
    assert (request.state, request.category) == ("answered", "not_found")
    assert "holder" not in sent()[0].body


def test_no_serial_at_all_has_its_own_outcome(borealia, holm, receive):
    receive(ask(borealia, asking(description=Description.of(type="pistol", serial="raspado"))))
    assert sent()[0].body["outcome"]["code"] == "R3"
