"""A public number that was mis-typed is refused: every wrong character, nearly every exchange of two."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rastro.canonical import InvalidInput, check_character, check_public_number, public_number

ALPHABET = string.digits + string.ascii_uppercase


@st.composite
def numbers(draw):
    letters = st.text(string.ascii_uppercase, min_size=1, max_size=3)
    return public_number(
        state=draw(st.text(string.ascii_uppercase, min_size=2, max_size=2)),
        kind=draw(letters),
        year=draw(st.integers(1990, 2099)),
        serial=draw(st.integers(1, 999_999_999)),
    )


def refused(text):
    try:
        check_public_number(text)
    except InvalidInput:
        return True
    return False


def test_the_examples_of_the_standard():
    """ISO/IEC 7064, MOD 37,36: the example 'A12425GABC1234002M'."""
    assert check_character("A12425GABC1234002") == "M"


@given(numbers())
def test_a_number_is_read_back(number):
    read = check_public_number(f" {number.lower()} ")
    assert str(read) == number
    assert number == public_number(state=read.state, kind=read.kind, year=read.year, serial=read.serial)


@given(numbers())
def test_every_single_wrong_character_is_refused(number):
    for place, right in enumerate(number):
        for wrong in ALPHABET + "- ":
            if wrong != right:
                assert refused(number[:place] + wrong + number[place + 1 :]), (place, wrong)


def test_nearly_every_exchange_of_two_neighbours_is_refused():
    tried = missed = 0
    for serial in range(1, 4000):
        number = public_number(state="XA", kind="T", year=2021, serial=serial * 7919 % 999_999 + 1)
        for place in range(len(number) - 1):
            swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
            if swapped != number:
                tried += 1
                missed += not refused(swapped)
    assert missed / tried < 0.005


@pytest.mark.parametrize(
    "text",
    [
        "",
        "XA",
        "XA-T-2021-000482",
        "XA_T_2021_000482_8",
        "ⅩA-T-2021-000482-8",
        "XA-T-２021-000482-8",
        "x" * 9999,
    ],
)
def test_what_is_no_number_is_said(text):
    with pytest.raises(InvalidInput) as caught:
        check_public_number(text)
    assert caught.value.code == "canonical.number.form"


@pytest.mark.parametrize(
    "parts",
    [
        {"state": "xa"},
        {"state": "XAA"},
        {"kind": ""},
        {"kind": "ABCD"},
        {"year": 0},
        {"year": 10_000},
        {"serial": 0},
        {"serial": 1_000_000_000},
    ],
)
def test_a_part_out_of_its_range_makes_no_number(parts):
    with pytest.raises(InvalidInput):
        public_number(**{"state": "XA", "kind": "T", "year": 2021, "serial": 482, **parts})
