"""Whatever a stranger sends, the strict reader gives a value or one clear refusal, never another error."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rastro.canonical import InvalidInput, canonical_bytes, catalogue, parse_strict
from rastro.testing.values import json_values

PIECES = st.sampled_from(
    [b"{", b"}", b"[", b"]", b'"', b":", b",", b"1", b"-", b"e9", b".5", b"null", b"NaN", b"\\u", b"d800",
     b"a", b"\xff", b"\xc3\xa9", b" ", b"\x00", b"9" * 30, b'{"a":', b'"a":1,']
)  # fmt: skip


def read(data, **options):
    """The value, or the code it is refused with."""
    try:
        return parse_strict(data, **options)
    except InvalidInput as error:
        refused = error
    assert refused.code in catalogue()
    assert "{" not in refused.say().replace(str(refused.text.params.get("name", "")), "")
    return refused.code


@settings(max_examples=500)
@given(st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(b"".join))
def test_any_bytes(data):
    read(data)
    read(data, floats=True, max_depth=3, max_bytes=100)


@settings(max_examples=300)
@given(json_values(), st.data())
def test_any_turned_bit(value, data):
    spoilt = bytearray(canonical_bytes(value))
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    read(bytes(spoilt))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "syntax"),
        (b" ", "syntax"),
        (b"{}{}", "syntax"),
        (b"\xef\xbb\xbf{}", "syntax"),
        (b"'a'", "syntax"),
        (b"\xff", "encoding"),
        (b'"\xed\xa0\x80"', "encoding"),
        (b'{"a":1,"a":1}', "duplicate_key"),
        (b'{"b":{"a":1,"\\u0061":2}}', "duplicate_key"),
        (b"NaN", "constant"),
        (b"[-Infinity]", "constant"),
        (b"1.0", "float"),
        (b"1E2", "float"),
        (b"9007199254740992", "integer"),
        (b"1" * 1000, "integer"),
        (b'"\\ud800"', "surrogate"),
        (b'{"\\udc00":1}', "surrogate"),
        (b"[" * 33 + b"]" * 33, "depth"),
        (b"[" * 400_000, "depth"),
        (b'{"a":' * 100_000, "depth"),
        (b" " * (1024 * 1024) + b"1", "too_large"),
    ],
)
def test_each_kind_of_broken_json_has_its_own_code(data, code):
    assert read(data) == f"canonical.json.{code}"


def test_fractional_numbers_are_read_only_when_asked_for():
    assert parse_strict(b"[1.5,2]", floats=True) == [1.5, 2]
    assert read(b"1e999", floats=True) == "canonical.json.constant"


def test_pairs_of_surrogates_are_one_character():
    assert parse_strict(b'"\\ud83d\\ude00"') == "\U0001f600"
    assert parse_strict(b'"\\\\ud800"') == "\\ud800"


def test_a_name_given_twice_is_named():
    with pytest.raises(InvalidInput) as caught:
        parse_strict(b'{"make":"Ferro","make":"Norr"}')
    assert caught.value.field == "make"
    assert "“make” twice" in caught.value.say()


@given(json_values())
def test_it_reads_what_the_standard_reader_reads(value):
    data = json.dumps(value).encode()
    assert parse_strict(data) == json.loads(data)
