"""The markings' golden vectors are what the library makes."""

from tests.harness.vectors import vectors

from rastro.markings import parse_reading, read_serial, registered_keys, search_keys


def test_states_of_serials():
    for case in vectors("markings/readings")["readings"]:
        assert read_serial(case["text"]).state.value == case["state"]


def test_keys_of_serials():
    cases = vectors("markings/keys")
    for case in cases["asked"]:
        assert sorted(search_keys(parse_reading(case["text"])).deletions) == case["deletions"]
    for case in cases["registered"]:
        assert sorted(registered_keys(case["text"]).deletions) == case["deletions"]
