"""A generated matrix: for every purpose and every group, what is stored and sent holds nothing beyond it."""

import json
from datetime import date

import pytest

from rastro.tracing import (
    ANSWER,
    REQUEST,
    Description,
    Group,
    Purpose,
    Recovered,
    TraceRequest,
    groups_with_fields,
)
from rastro.tracing.disclosure_policy import ANSWER_GROUPS, REQUEST_GROUPS
from rastro_node.exchange.handling import envelope_of
from rastro_node.exchange.models import Outgoing
from rastro_node.tracing.models import IncomingRequest, OutgoingRequest, SentAnswer
from rastro_node.tracing.services import answer_send, trace_open, trace_send

NUMBER = "XB-T-2021-000017-K"
SECRETS = {
    Group.HOLDER_IDENTITY: ("HOLDER-NAME",),
    Group.HOLDER_DOCUMENT: ("LICENCE-NUMBER",),
    Group.DEALER_CHAIN: ("DEALER-NAME",),
    Group.PRODUCTION: ("MADE-PLACE",),
    Group.THEFT_REPORT: ("REPORT-NUMBER",),
    Group.MARKS: ("MARK-TEXT",),
    Group.TIME_TO_CRIME: (": 2172",),
}
"""What must be found with its group alone, or with another group that may tell it too."""
ALSO_IN = {
    "MADE-PLACE": {Group.EVENTS},
    "REPORT-NUMBER": {Group.HOLDER_DOCUMENT},
    "DEALER-NAME": set(),
}


def policy_of(groups, purposes=tuple(Purpose), *, automatic=True, direction="answer"):
    return f"""
version = "XA-9"
[[rule]]
name = "of the test"
direction = "{direction}"
states = ["XB"]
purposes = {json.dumps([str(each) for each in purposes])}
groups = {json.dumps(sorted(str(group) for group in groups))}
{"automatic = true" if automatic else ""}
"""


def ask(neighbour, purpose):
    body = TraceRequest(
        NUMBER,
        purpose=purpose,
        description=Description.of(make="Ferro", model="F9", calibre="9 x 19", serial="FR0l48?2"),
        recovered=Recovered(on=date(2021, 1, 14)),
    ).as_body()
    return neighbour.sealed(typ="trace.request", body=body, case=NUMBER, purpose=purpose)


def all_that_left():
    """Every byte of this node that another State holds, and every row kept as sent, as one text."""
    sealed = [json.dumps(envelope_of(bytes(row.sealed)).as_json()) for row in Outgoing.objects.all()]
    return "\n".join([*sealed, *(json.dumps(row.body) for row in SentAnswer.objects.all())])


def fields_of(body):
    """The paths of an answer's body, as the shape names them."""

    def walk(value, path):
        if isinstance(value, dict) and set(value) != {"code", "params"}:
            for name, inner in value.items():
                yield from walk(inner, f"{path}.{name}" if path else name)
        elif isinstance(value, list) and value and isinstance(value[0], dict) and "code" not in value[0]:
            for inner in value:
                yield from walk(inner, f"{path}[]")
        else:
            yield path

    return set(walk(body, ""))


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("group", [None, *sorted(ANSWER_GROUPS)])
def test_an_answer_holds_the_granted_group_and_no_other(borealia, ferro, receive, policy, purpose, group):
    granted = {group} if group else set()
    policy(
        policy_of(granted or {Group.OUTCOME}, [purpose] if granted else []) if granted else 'version = "-"'
    )
    receive(ask(borealia, purpose))
    if not granted:
        assert IncomingRequest.objects.get().state == "waiting"
        assert not SentAnswer.objects.exists()
        return
    answer = SentAnswer.objects.get()
    allowed = {path for each in granted | {Group.REFERENCE} for path in groups_with_fields(ANSWER)[each]}
    beyond = {path for path in fields_of(answer.body) if not path.startswith("withheld")} - allowed
    assert not beyond
    left = all_that_left()
    for secret_group, words in SECRETS.items():
        for word in words:
            if secret_group not in granted and not granted & ALSO_IN.get(word, set()):
                assert word not in left, f"{word} left with {granted}"
            elif secret_group in granted:
                assert word in left, f"{word} did not leave with {granted}"


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_purpose_without_a_rule_tells_nothing_whoever_answers(
    borealia, ferro, receive, policy, actor, purpose
):
    policy(policy_of(ANSWER_GROUPS, [each for each in Purpose if each != purpose]))
    receive(ask(borealia, purpose))
    answer_send(actor=actor("hugo"), request_id=IncomingRequest.objects.get().pk)
    left = all_that_left()
    assert not [word for words in SECRETS.values() for word in words if word in left]
    assert "FIREARM-NUMBER" not in left


@pytest.mark.parametrize("group", sorted(ANSWER_GROUPS))
def test_what_a_person_holds_back_is_in_no_byte(borealia, ferro, receive, policy, actor, group):
    policy(policy_of(ANSWER_GROUPS, automatic=False))
    receive(ask(borealia, "criminal_investigation"))
    request = IncomingRequest.objects.get()
    answer_send(actor=actor("hugo"), request_id=request.pk, withhold={group: "as decided"})
    body = SentAnswer.objects.get().body
    own = set(groups_with_fields(ANSWER)[group])
    assert not {path for path in fields_of(body) if not path.startswith("withheld")} & own
    assert "as decided" in json.dumps(body["withheld"])


RECOVERY = {
    "possessor": {"name": "POSSESSOR-NAME"},
    "associates": [{"name": "ASSOCIATE-NAME"}],
    "place": "RECOVERY-PLACE",
    "importer": "IMPORTER-NAME",
    "context": {"concealment": "CONCEALMENT-WORDS"},
    "remarks": "REMARK-WORDS",
}
OF_REQUEST = {
    Group.POSSESSOR: "POSSESSOR-NAME",
    Group.ASSOCIATES: "ASSOCIATE-NAME",
    Group.RECOVERY: "RECOVERY-PLACE",
    Group.MARKS: "IMPORTER-NAME",
    Group.CIRCUMSTANCES: "CONCEALMENT-WORDS",
    Group.CASE: "PA-2021-17",
    Group.DESCRIPTION: "FERRO XB",
    Group.REMARKS: "REMARK-WORDS",
}


@pytest.mark.parametrize("group", sorted(REQUEST_GROUPS))
def test_a_request_holds_the_granted_group_and_no_other(asked, policy, group):
    policy(policy_of({group}, direction="request", automatic=False))
    request = asked(**RECOVERY)
    left = all_that_left() + json.dumps(OutgoingRequest.objects.get().body)
    for each, word in OF_REQUEST.items():
        assert (word in left) is (each == group), f"{word} with {group}"
    assert {each["group"] for each in request.withheld} == set(REQUEST_GROUPS) - {group}
    allowed = {path for each in (group, Group.REFERENCE) for path in groups_with_fields(REQUEST)[each]}
    assert fields_of(request.body) <= allowed


@pytest.mark.parametrize("group", sorted(REQUEST_GROUPS))
def test_what_a_trace_is_for_leaves_with_its_group_alone(record, policy, actor, group):
    """The words of the trace itself: the offence, who asks, the case, instructions."""
    policy(policy_of({group}, direction="request", automatic=False))
    trace = trace_open(
        actor=(bruno := actor("bruno")),
        recovery=record(bruno, **RECOVERY),
        purpose="criminal_investigation",
        legal_basis="CIFTA XIII",
        urgency="urgent",
        **{name: word for name, (_group, word) in OF_TRACE.items()},
    )
    trace_send(actor=bruno, trace_id=trace.pk, to="XB")
    left = all_that_left() + json.dumps(OutgoingRequest.objects.get().body)
    for name, (own, word) in OF_TRACE.items():
        assert (word in left) is (own == group), f"{name} with {group}"
    assert (bruno.name in left) is (group == Group.CONTACT)


OF_TRACE = {
    "urgency_reason": (Group.OFFENCE, "URGENT-WORDS"),
    "offence": (Group.OFFENCE, "OFFENCE-CODE"),
    "why_illicit": (Group.OFFENCE, "ILLICIT-WORDS"),
    "intended_use": (Group.OFFENCE, "USE-WORDS"),
    "instructions": (Group.REMARKS, "INSTRUCTION-WORDS"),
    "case": (Group.CASE, "PA-2021-17"),
}
