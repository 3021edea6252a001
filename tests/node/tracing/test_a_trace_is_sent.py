"""A trace leaves cut by its own State's policy, in the outbox in the transaction of the act."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from rastro.canonical import Conflict, Forbidden, InvalidInput, TooLarge
from rastro_node.core.context import this_node
from rastro_node.exchange.handling import envelope_of
from rastro_node.exchange.models import Outgoing
from rastro_node.ledger.models import Entry
from rastro_node.tracing.models import OutgoingRequest, Recovery, Trace, TraceStep
from rastro_node.tracing.services import trace_open, trace_send


def test_a_request_is_sealed_and_on_record(asked):
    request = asked(recovered_on=date(2021, 1, 14))
    message = Outgoing.objects.get(pk=request.message_id)
    envelope = envelope_of(bytes(message.sealed))
    assert envelope.typ == "trace.request"
    assert envelope.body == request.body
    assert envelope.case == request.trace.number
    assert envelope.purpose == "criminal_investigation"
    assert request.body["description"]["serial"]["reading"] == "FR0l48?2"
    assert request.body["recovered"]["on"] == "2021-01-14"
    assert Trace.objects.get().status == "waiting"
    assert list(TraceStep.objects.order_by("id").values_list("kind", flat=True)) == [
        "opened",
        "searched",
        "sent",
    ]
    acts = ["recovery.record", "trace.open", "registry.search", "message.send", "trace.send"]
    assert list(Entry.objects.filter(action__in=acts).order_by("id").values_list("action", flat=True)) == acts


def test_what_the_policy_does_not_grant_is_in_no_byte_that_left(asked):
    request = asked()
    sealed = envelope_of(bytes(Outgoing.objects.get().sealed))
    assert "Zacarias" not in str(sealed.as_json())
    assert "Zacarias" not in str(request.body)
    assert "possessor" in [each["group"] for each in request.withheld]


def test_without_a_policy_nothing_leaves(asked, home):
    home.path("policies.disclosure").unlink()
    with pytest.raises(Forbidden) as caught:
        asked()
    assert caught.value.code == "tracing.send.nothing"
    assert not Outgoing.objects.exists()


def test_a_policy_that_cannot_be_read_tells_nothing(asked, policy):
    policy('version = "XA-2"\n[[rule]]\nname = "x"\nstates = ["*"]\ngruops = ["description"]\n')
    with pytest.raises(Forbidden):
        asked()
    assert not Outgoing.objects.exists()


def test_a_state_that_is_no_peer_is_named(asked):
    with pytest.raises(InvalidInput) as caught:
        asked(to="XQ")
    assert caught.value.field == "to"


def test_the_same_state_is_not_asked_twice_while_it_has_not_answered(asked):
    request = asked()
    with pytest.raises(Conflict) as caught:
        trace_send(actor=this_node(), trace_id=request.trace_id, to="XB")
    assert caught.value.code == "tracing.send.already"
    assert OutgoingRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "field", "error"),
    [
        ({"serial": "АB12"}, "serial", InvalidInput),
        ({"serial": "AB\x0012"}, "serial", InvalidInput),
        ({"serial": "1" * 41}, "serial", TooLarge),
        ({"make": "x" * 201}, "make", TooLarge),
        ({"make": "FER\x07RO"}, "make", InvalidInput),
        ({"recovered_on": timezone.localdate() + timedelta(days=3)}, "recovered_on", InvalidInput),
        ({"recovered_on": date(1800, 1, 1)}, "recovered_on", InvalidInput),
    ],
)
def test_what_cannot_be_recorded_is_refused_by_field(record, words, field, error):
    with pytest.raises(error) as caught:
        record(**words)
    assert caught.value.field == field
    assert "{" not in caught.value.say()
    assert not Recovery.objects.exists()


@pytest.mark.parametrize(
    ("asked_for", "field"),
    [
        ({"purpose": "curiosity"}, "purpose"),
        ({"urgency": "yesterday"}, "urgency"),
        ({"urgency": "urgent"}, "urgency_reason"),
        ({"legal_basis": " "}, "legal_basis"),
    ],
)
def test_a_trace_without_its_reasons_is_not_opened(record, asked_for, field):
    given = {"purpose": "criminal_investigation", "legal_basis": "CIFTA XIII", **asked_for}
    with pytest.raises(InvalidInput) as caught:
        trace_open(actor=this_node(), recovery=record(), **given)
    assert caught.value.field == field
    assert not Trace.objects.exists()
