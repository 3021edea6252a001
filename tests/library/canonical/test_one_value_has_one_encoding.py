"""Canonical JSON: one value has one encoding, and every JSON reader reads it back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rastro.canonical import InvalidInput, canonical_bytes, digest_of, parse_strict
from rastro.testing.values import json_spellings, json_values, texts


@given(json_values())
def test_what_is_written_is_read_back(value):
    data = canonical_bytes(value)
    assert parse_strict(data) == json.loads(data) == value
    assert canonical_bytes(parse_strict(data)) == data


@given(json_values().flatmap(lambda value: st.tuples(st.just(value), json_spellings(value))))
def test_every_spelling_of_a_value_has_the_same_canonical_form(both):
    value, spelling = both
    assert canonical_bytes(parse_strict(spelling)) == canonical_bytes(value)


@given(st.dictionaries(texts(), st.integers(0, 9), max_size=8))
def test_names_stand_in_the_order_of_their_utf_16_units(members):
    names = list(json.loads(canonical_bytes(members)))
    assert names == sorted(names, key=lambda name: name.encode("utf-16-be"))


def test_names_beyond_the_basic_plane_stand_before_the_last_of_it():
    assert canonical_bytes({"\ufb33": 1, "\U0001f600": 2}) == '{"\U0001f600":2,"\ufb33":1}'.encode()
    nested = {"a": [{"\ufb33": 1, "\U0001f600": 2}]}
    assert canonical_bytes(nested) == '{"a":[{"\U0001f600":2,"\ufb33":1}]}'.encode()


def test_strings_escape_only_what_json_must():
    text = '€$\u000f\nA\'B"\\"/\u2028'
    assert canonical_bytes(text) == '"€$\\u000f\\nA\'B\\"\\\\\\"/\u2028"'.encode()


def test_tuples_are_lists_and_mappings_are_objects():
    class Own(dict):
        pass

    assert canonical_bytes({"a": (1, 2), "b": Own(c=None)}) == b'{"a":[1,2],"b":{"c":null}}'
    assert digest_of(()) == digest_of([])


def nested(depth):
    value = 0
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1.0, "canonical.json.float"),
        (float("nan"), "canonical.json.float"),
        ({"a": [1e300]}, "canonical.json.float"),
        (2**53, "canonical.json.integer"),
        (-(2**53), "canonical.json.integer"),
        ("\ud800", "canonical.json.surrogate"),
        ({"\udfff": 1}, "canonical.json.surrogate"),
        ({1: 2}, "canonical.json.key"),
        ({None: 2}, "canonical.json.key"),
        (b"bytes", "canonical.json.type"),
        ({"a": {1, 2}}, "canonical.json.type"),
        (object(), "canonical.json.type"),
        (nested(33), "canonical.json.depth"),
        (nested(5000), "canonical.json.depth"),
    ],
)
def test_what_has_no_canonical_form_is_refused(value, code):
    with pytest.raises(InvalidInput) as caught:
        canonical_bytes(value)
    assert caught.value.code == code


def test_the_deepest_value_that_is_written_is_read():
    assert parse_strict(canonical_bytes(nested(32))) == nested(32)
