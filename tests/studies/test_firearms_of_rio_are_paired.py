"""The firearms examined in Rio de Janeiro: pairs are calibrated, and each mis-read one finds its partner."""

import random

import pytest
from benchmarks.pairs.building import pairs
from benchmarks.pairs.records import TABLE, seized
from benchmarks.pairs.searching import Register, groups, misread_once
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from tests.harness.shared import shared

from rastro.markings import fold
from rastro.tracing import (
    Frequencies,
    linking_keys,
    reliability,
    weigh_pair,
)


@pytest.fixture(scope="module")
def rio():
    shared("records/br_rj_seizures_2017_2022.csv.gz")
    return seized(TABLE)


def test_held_out_pairs_of_real_records_are_calibrated(rio):
    frequencies = Frequencies.of(each.lines[0].record for each in rio)
    told = reliability(
        (weigh_pair(each.one, each.other, frequencies).probability, each.same)
        for each in pairs(rio)
        if each.held_out
    )
    assert told.pairs > 5_000
    assert told.error <= 0.03
    assert told.brier <= 0.01


def test_no_likely_pair_of_real_records_escapes_the_keys(rio):
    """Brute force: every pair of 3,000 firearms that is at most three characters apart is weighed."""
    some = [each.lines[0].record for each in random.Random(5).sample(rio, 2_000)]
    some += [each.lines[0].record for each in sorted(rio, key=lambda each: each.serial)[20_000:21_000]]
    frequencies = Frequencies.of(each.lines[0].record for each in rio)
    folded = [fold(each.serial) for each in some]
    missed = likely = 0
    for place, serial in enumerate(folded):
        near = process.extract(
            serial, folded[:place], scorer=Levenshtein.distance, score_cutoff=3, limit=None
        )
        for _, _, other in near:
            if weigh_pair(some[place], some[other], frequencies).probability >= 0.1:
                likely += 1
                missed += not linking_keys(some[place].serial) & linking_keys(some[other].serial)
    assert likely > 10
    assert missed == 0


def test_the_whole_search_finds_what_was_misread(rio):
    register = Register(rio)
    found = [each.place for each in misread_once(register, sample=600, seed=3)]
    assert sum(place in (1, 2, 3) for place in found) / len(found) >= 0.995


def test_partners_of_the_confusable_groups_are_in_the_first_three(rio):
    shared("records/br_rj_serial_confusable_groups.csv")
    found = [each.place for each in groups(Register(rio))]
    assert sum(place == 1 for place in found) / len(found) >= 0.97
    assert all(place in (1, 2, 3) for place in found)
