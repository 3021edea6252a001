"""A disclosure policy that cannot be read is refused with the place and what may stand there."""

import pytest

from rastro.canonical import InvalidInput
from rastro.tracing import Group, Purpose, read_policy

RULE = """
version = "XB-1"
[[rule]]
name = "crime"
states = ["XA"]
purposes = ["criminal_investigation"]
groups = ["outcome"]
automatic = true
handling = ["H2", "H0"]
"""


def test_a_policy_is_read_as_written():
    policy = read_policy(RULE)
    rule = policy.rules[0]
    assert (policy.version, rule.name, rule.automatic) == ("XB-1", "crime", True)
    assert rule.purposes == {Purpose.CRIMINAL_INVESTIGATION}
    assert rule.groups == {Group.OUTCOME}
    assert rule.handling == ("H0", "H2")


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (("version", "versoin"), "unknown_field", "versoin"),
        (('version = "XB-1"', ""), "missing_field", "version"),
        (("states", "state"), "unknown_field", "rule[1].state"),
        (('["XA"]', "[]"), "missing_field", "rule[1].states"),
        (('["XA"]', '["Arcadia"]'), "field", "Arcadia"),
        (('["XA"]', '"XA"'), "field", "rule[1].states"),
        (("criminal_investigation", "curiosity"), "field", "prosecution"),
        (('groups = ["outcome"]', 'groups = ["everything"]'), "field", "everything"),
        (('groups = ["outcome"]', 'groups = ["possessor"]'), "field", "possessor"),
        (("automatic = true", 'automatic = "yes"'), "field", "true, false"),
        (('"H2"', '"H9"'), "field", "H9"),
        (('name = "crime"', ""), "missing_field", "name"),
        (('name = "crime"', 'name = " "'), "field", "name"),
        (("[[rule]]", "[rule]"), "field", "[[rule]]"),
        (("[[rule]]", "[[rule"), "syntax", "TOML"),
    ],
)
def test_each_slip_is_named(change, code, says):
    with pytest.raises(InvalidInput) as refused:
        read_policy(RULE.replace(*change))
    assert refused.value.code == f"tracing.policy.{code}"
    assert says in refused.value.say()


def test_two_rules_of_one_name_are_refused():
    with pytest.raises(InvalidInput, match="crime"):
        read_policy(RULE + RULE.split("\n", 2)[2])


def test_an_enormous_file_is_refused():
    with pytest.raises(InvalidInput, match="syntax"):
        read_policy("#" * 300_000)
