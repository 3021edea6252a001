"""Every field x purpose x State x urgency x category: nothing leaves that the policy does not grant."""

from datetime import date
from pathlib import Path

import pytest

from rastro.registry import fold_events
from rastro.tracing import (
    ANSWER,
    REQUEST,
    Category,
    Description,
    Direction,
    Group,
    Purpose,
    compose_answer,
    cut,
    decide,
    decide_outcome,
    disclose,
    groups_with_fields,
    read_policy,
    read_trace_answer,
    score_candidates,
)
from rastro.tracing.disclosure_policy import GROUPS_OF, URGENCIES
from rastro.tracing.disclosure_shapes import Each, Leaf, leaves

POLICIES = Path(__file__).parents[3] / "demo" / "policies"
SECRET = "⟪{}⟫"


def example(shape, path=""):
    """A value for every field of a shape, each saying where it stands."""
    match shape:
        case Leaf():
            for value in (
                SECRET.format(path),
                4711,
                [SECRET.format(path)],
                {"code": "x", "params": {"p": SECRET.format(path)}},
                [{"code": "x", "params": {"p": SECRET.format(path)}}],
                True,
            ):
                if shape.form(value):
                    return value
            raise AssertionError(path)
        case Each():
            return [example(shape.shape, f"{path}[]")]
    return {name: example(part, f"{path}.{name}" if path else name) for name, part in shape.items()}


def paths(value, path=""):
    """Where values stand in what left."""
    if isinstance(value, dict) and set(value) != {"code", "params"}:
        for name, item in value.items():
            yield from paths(item, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and value and isinstance(value[0], dict) and "code" not in value[0]:
        for item in value:
            yield from paths(item, f"{path}[]")
    else:
        yield path


def every_case(direction):
    categories = (*Category, None) if direction is Direction.ANSWER else (None,)
    for state in ("XA", "XB", "XC"):
        for purpose in (*Purpose, "curiosity", ""):
            for urgency in URGENCIES:
                for category in categories:
                    yield state, purpose, urgency, category


@pytest.fixture(scope="module", params=["XA", "XB"])
def policy(request):
    return read_policy((POLICIES / f"{request.param}.toml").read_text("utf-8"))


@pytest.mark.parametrize(("direction", "shape"), [(Direction.ANSWER, ANSWER), (Direction.REQUEST, REQUEST)])
def test_only_fields_of_granted_groups_leave(policy, direction, shape):
    full, group_of = example(shape), dict(leaves(shape))
    for state, purpose, urgency, category in every_case(direction):
        grant = decide(policy, state, purpose, direction=direction, urgency=urgency, category=category)
        told = cut(full, grant, shape=shape)
        left = set(paths(told.value))
        allowed = {path for path, group in group_of.items() if group in grant.groups | {Group.REFERENCE}}
        assert left == allowed
        assert told.dropped == ()
        withheld = {each.group for each in told.withheld}
        assert withheld == GROUPS_OF[direction] - grant.groups


def test_a_purpose_or_a_state_without_a_rule_learns_nothing(policy):
    for state, purpose, urgency, category in every_case(Direction.ANSWER):
        grant = decide(policy, state, purpose, urgency=urgency, category=category)
        speaks = any(
            rule.direction is Direction.ANSWER and rule.speaks_of(state, purpose, urgency, category)
            for rule in policy.rules
        )
        if not speaks:
            assert not grant.groups
            assert not grant.automatic


def test_the_first_rule_that_speaks_decides(policy):
    for state, purpose, urgency, category in every_case(Direction.ANSWER):
        grant = decide(policy, state, purpose, urgency=urgency, category=category)
        for rule in policy.rules:
            if rule.direction is Direction.ANSWER and rule.speaks_of(state, purpose, urgency, category):
                assert (grant.rule, grant.groups) == (rule.name, rule.groups)
                break


def test_an_empty_policy_tells_nothing():
    policy = read_policy('version = "empty"')
    for direction, shape in ((Direction.ANSWER, ANSWER), (Direction.REQUEST, REQUEST)):
        for state, purpose, urgency, category in every_case(direction):
            grant = decide(policy, state, purpose, direction=direction, urgency=urgency, category=category)
            left = set(paths(cut(example(shape), grant, shape=shape).value))
            assert left == set(groups_with_fields(shape)[Group.REFERENCE])


def test_strangers_never_leave(policy):
    grant = decide(policy, "XA", "criminal_investigation", category=Category.PRIVATE)
    spoilt = {
        **example(ANSWER),
        "internal_id": "secret",
        "holder": {"name": "Henrik Holm", "telephone": "secret"},
        "life": [{"kind": "sold", "note": "secret"}],
        "firearm": "secret",
    }
    told = cut(spoilt, grant)
    assert "secret" not in str(told.value)
    assert set(told.dropped) == {"internal_id", "holder.telephone", "life[].note", "firearm"}


def test_a_person_can_hold_back_and_never_add():
    policy = read_policy((POLICIES / "XB.toml").read_text("utf-8"))
    grant = decide(policy, "XA", "border_control", category=Category.MISSING)
    less = grant.without({Group.DEALER_CHAIN: "under inquiry", Group.HOLDER_IDENTITY: "no"})
    assert less.groups == grant.groups - {Group.DEALER_CHAIN}
    assert less.why(Group.DEALER_CHAIN).say().endswith("under inquiry")


@pytest.mark.parametrize(
    ("purpose", "named", "automatic"),
    [
        ("criminal_investigation", True, True),
        ("border_control", False, True),
        ("prosecution", True, False),
        ("statistics", False, True),
        ("stockpile", False, False),
        ("curiosity", False, False),
    ],
)
def test_the_stolen_pistol_by_purpose(pistol, firearms, life, purpose, named, automatic):
    policy = read_policy((POLICIES / "XB.toml").read_text("utf-8"))
    ranking = score_candidates(pistol, firearms, population=5_000)
    decision = decide_outcome(pistol, ranking, life, home="XB")
    complete = compose_answer("T", decision, ranking, fold_events(life), recovered_on=date(2021, 1, 14))
    grant = decide(policy, "XA", purpose, category=Category.MISSING)
    told = disclose(complete, grant)
    body = str(told.as_body())
    assert grant.automatic is automatic
    assert ("Henrik Holm" in body) is named
    assert ("XB-L-2015-01177" in body) is named
    assert read_trace_answer(told.as_body()) == told


def test_the_lost_police_pistol_waits_for_a_person(police_life):
    policy = read_policy((POLICIES / "XB.toml").read_text("utf-8"))
    for purpose in Purpose:
        grant = decide(policy, "XA", purpose, category=Category.STATE)
        if grant.automatic:
            assert purpose is Purpose.STATISTICS
            assert Group.STATE_STOCK not in grant.groups


def test_a_refused_description_names_no_field_of_the_answer(police_life):
    """With nothing granted, the answer still says which groups are withheld, and nothing else."""
    description = Description.of(make="Ferro", serial="RP20612")
    ranking = score_candidates(description, (), population=5_000)
    decision = decide_outcome(description, ranking, home="XB")
    grant = decide(read_policy('version = "empty"'), "XA", "statistics")
    told = disclose(compose_answer("T", decision, ranking), grant)
    assert told.outcome is None
    assert {each.group for each in told.withheld} == GROUPS_OF[Direction.ANSWER]


def test_a_vague_request_does_not_fish_the_register(firearms):
    for vague in (
        Description(make="Ferro"),
        Description.of(make="Ferro", serial="F"),
        Description.of(serial="ZZ99"),
    ):
        ranking = score_candidates(vague, firearms, population=5_000)
        assert compose_answer("T", decide_outcome(vague, ranking, home="XB"), ranking).candidates == ()
