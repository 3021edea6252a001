"""Keys: a serial and a reading of it one mistake away share a key."""

import csv

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.harness.shared import shared

from rastro.markings import fold, parse_reading, registered_keys, search_keys

SERIALS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=3, max_size=16)
CONFUSABLE = ("O0QD", "IL1", "Z2", "S5", "B8", "G6", "VU")


def meet(reading, serial):
    asked = search_keys(parse_reading(reading))
    return asked.deletions & registered_keys(serial).deletions


@given(SERIALS, st.data())
def test_a_confusable_swapped(serial, data):
    at = data.draw(st.integers(0, len(serial) - 1))
    family = next((each for each in CONFUSABLE if serial[at] in each), None)
    assume(family)
    assert meet(serial[:at] + data.draw(st.sampled_from(family)) + serial[at + 1 :], serial)


@given(SERIALS, st.data())
def test_a_separator_put_in(serial, data):
    at = data.draw(st.integers(1, len(serial) - 1))
    assert meet(serial[:at] + data.draw(st.sampled_from("- ./")) + serial[at:], serial)


@given(SERIALS)
def test_a_leading_zero_dropped(serial):
    assert meet(serial, "0" + serial)


@given(SERIALS, st.data())
def test_one_character_unread(serial, data):
    at = data.draw(st.integers(0, len(serial) - 1))
    assert meet(serial[:at] + "?" + serial[at + 1 :], serial)


def test_all_156_real_groups_of_confused_serials_fold_together():
    with shared("records/br_rj_serial_confusable_groups.csv").open(encoding="utf-8") as file:
        groups = [row["serial_variants"].split("|") for row in csv.DictReader(file)]
    assert sum(len(set(map(fold, group))) == 1 for group in groups) == len(groups) == 156
