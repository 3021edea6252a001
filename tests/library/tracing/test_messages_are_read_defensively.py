"""Bodies of trace.request, .progress and .answer: what comes back is what was sent, or is refused."""

import copy
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rastro.canonical import InvalidInput, RastroError, Text, canonical_bytes, parse_strict
from rastro.registry import fold_events
from rastro.tracing import (
    REQUEST,
    Description,
    Initiation,
    Offence,
    Person,
    Recovered,
    Requester,
    Stage,
    TraceProgress,
    TraceRequest,
    Urgency,
    compose_answer,
    cut,
    decide,
    decide_outcome,
    groups_with_fields,
    read_policy,
    read_trace_answer,
    read_trace_progress,
    read_trace_request,
    score_candidates,
)

GOLDEN = Path(__file__).parent / "golden"
READERS = (read_trace_request, read_trace_progress, read_trace_answer)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture
def request_body(pistol):
    """Every field of the form."""
    return TraceRequest(
        "XA-T-2021-000001-9",
        "criminal_investigation",
        pistol,
        Initiation(
            date(2021, 1, 14), Urgency.URGENT, "A van of pistols is on its way.", "Answer to the duty."
        ),
        Offence("TRAFFICKING", "PASO", "Hidden behind the spare wheel.", "To find the seller."),
        Requester("National Tracing Centre", "XA-NTC", "Desk 2", "B. Barros", "417", "PN-2021-77", ("duty",)),
        Person("Unnamed driver", born_on=date(1980, 2, 29), documents=("P 112233",)),
        (Person("Passenger", role="in the same van"),),
        Recovered(date(2021, 1, 14), "Paso del Norte", "Lane 3", "XA", "Customs inspection"),
        "Four pistols and two kilograms of cocaine.",
    )


@pytest.fixture
def answer(pistol, firearms, life):
    ranking = score_candidates(pistol, firearms, population=5_000, recovered_on=date(2021, 1, 14))
    decision = decide_outcome(pistol, ranking, life, home="XB", recovered_on=date(2021, 1, 14))
    return compose_answer(
        "XA-T-2021-000001-9",
        decision,
        ranking,
        fold_events(life),
        recovered_on=date(2021, 1, 14),
        answered_on=date(2021, 1, 14),
        registry_size=5_000,
    )


def test_each_message_comes_back_as_it_was_sent(request_body, answer):
    progress = TraceProgress(
        "XA-T-2021-000001-9",
        Stage.DELAYED,
        Text("tracing.stage.delayed"),
        "The stores are closed.",
        ("make",),
    )
    for message, read in (
        (request_body, read_trace_request),
        (progress, read_trace_progress),
        (answer, read_trace_answer),
    ):
        assert read(parse_strict(canonical_bytes(message.as_body()))) == message


def test_the_golden_request_is_written_as_agreed(request_body):
    """Another implementation writes and reads the same."""
    assert json.loads((GOLDEN / "request.json").read_text("utf-8")) == request_body.as_body()


@pytest.mark.parametrize(("name", "read"), [("request", read_trace_request), ("answer", read_trace_answer)])
def test_the_golden_bodies_are_read_and_written_back(name, read):
    body = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    assert read(body).as_body() == body


def test_every_field_of_a_request_has_a_group(request_body):
    grant = decide(read_policy('version = "V"'), "XA", "statistics")
    assert cut(request_body.as_body(), grant, shape=REQUEST).dropped == ()


def test_every_field_of_an_answer_has_a_group(answer):
    grant = decide(read_policy('version = "V"'), "XA", "statistics")
    assert cut(answer.as_body(), grant).dropped == ()
    assert len(groups_with_fields()) > 10


def test_what_a_later_version_adds_is_not_read(request_body):
    body = {**request_body.as_body(), "colour_of_the_van": "white"}
    assert read_trace_request(body) == request_body


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("trace",), None, "tracing.body.missing"),
        (("trace",), 7, "tracing.body.form"),
        (("trace",), "X" * 301, "tracing.body.too_long"),
        (("trace",), "X\x00", "tracing.body.form"),
        (("purpose",), "a\u202eb", "tracing.body.form"),
        (("initiation", "on"), "14.01.2021", "tracing.body.form"),
        (("initiation", "on"), "2021-02-30", "tracing.body.form"),
        (("initiation", "urgency"), "at once", "tracing.body.form"),
        (("recovered", "circumstances"), "X" * 4_001, "tracing.body.too_long"),
        (("requester", "contacts"), "duty", "tracing.body.form"),
        (("requester", "contacts"), ["duty"] * 201, "tracing.body.too_long"),
        (("associates",), [{"name": 1}], "tracing.body.form"),
        (("description",), [], "tracing.body.form"),
        (("description", "serial"), {"state": "polished"}, "tracing.body.form"),
        (("description", "serial"), {"state": "read", "reading": "АБВ"}, "markings.serial.lookalike"),
        (("description", "serial"), {"state": "read", "reading": "1" * 99}, "markings.serial.too_long"),
    ],
)
def test_a_wrong_field_is_refused_by_name(request_body, path, value, code):
    body = copy.deepcopy(request_body.as_body())
    place = body
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    with pytest.raises(RastroError) as refused:
        read_trace_request(body)
    assert refused.value.code == code
    if code.startswith("tracing."):
        assert refused.value.field.startswith(".".join(path))


@pytest.mark.parametrize("body", [None, [], "text", 1, True])
@pytest.mark.parametrize("read", READERS)
def test_what_is_no_object_is_refused(read, body):
    with pytest.raises(InvalidInput):
        read(body)


@settings(max_examples=200, deadline=None)
@given(json_values)
def test_no_json_breaks_a_reader(body):
    for read in READERS:
        try:
            read(body)
        except RastroError as error:
            assert not error.say().startswith("tracing.")  # noqa: PT017 - refusing is one of two right ends


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_change_to_a_real_answer_breaks_the_reader(data):
    body = json.loads((GOLDEN / "answer.json").read_text("utf-8"))
    place = body
    while isinstance(place, dict | list) and place:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(list(keys)))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            place[key] = data.draw(json_values)
            break
        place = place[key]
    try:
        read_trace_answer(body)
    except RastroError as error:
        assert error.field  # noqa: PT017 - refusing is one of two right ends


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=80),
    st.text("ABC0123?[]-/ ", min_size=1, max_size=20),
)
def test_a_description_comes_back_from_its_json(make, serial):
    try:
        description = Description.of(make=make, serial=serial)
    except RastroError:
        return
    assert Description.from_json(description.as_json()) == description
