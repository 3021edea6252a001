"""Breech faces of one slide have many congruent cells, those of neighbours on the line next to none."""

import numpy as np
import pytest
from tests.harness.moved import moved, turn_between
from tests.harness.shared import shared

from rastro.ballistics import (
    ImpressionRecipe,
    Topography,
    compare_impressions,
    prepare_impression,
    read_x3p,
)
from rastro.canonical import InvalidInput


def test_known_matches_have_at_least_thirteen_congruent_cells(compared_matches):
    assert len(compared_matches) == 63
    assert min(each.congruence.cmc for each in compared_matches) >= 13
    assert min(each.score for each in compared_matches) > 0.35


def test_known_non_matches_have_at_most_two(compared_others):
    assert max(each.congruence.cmc for each in compared_others) <= 2
    assert max(each.score for each in compared_others) < 0.1


def test_every_published_rule_counts_more_cells_of_matches_than_of_others(compared_matches, compared_others):
    """Fadul; cmcR reports 4-23 and 0-3 for the original rule, 20-31 and 0-3, once 10, for the high one."""
    matches, others = ([each.counts for each in found] for found in (compared_matches, compared_others))
    assert set(matches[0]) == {"consensus", "original", "high", "convergence"}
    for rule in matches[0]:
        assert min(each[rule].cmc for each in matches) > max(each[rule].cmc for each in others)
    assert min(each["original"].cmc for each in matches) >= 13
    assert max(each["original"].cmc for each in others) <= 6


def test_no_known_match_is_warned_of(compared_matches):
    assert [each.warnings for each in compared_matches] == [()] * len(compared_matches)


@pytest.mark.parametrize("degrees", [0.0, 37.0, 133.5, 251.0])
def test_a_turned_and_shifted_surface_is_found_again(fadul_surface, degrees):
    other = moved(fadul_surface, degrees=degrees, shift=(31.0, -44.0), size=700)
    compared = compare_impressions(prepare_impression(fadul_surface), prepare_impression(other))
    assert abs(turn_between(compared.congruence.degrees, degrees)) < 0.5
    assert compared.congruence.cmc >= 0.9 * compared.cells


def test_two_runs_say_the_same(known_matches):
    a, b = known_matches[0]
    once, again = (compare_impressions(a.prepared, b.prepared).as_json() for _ in range(2))
    assert once == again


def test_surfaces_prepared_differently_are_not_compared(fadul_surface):
    other = ImpressionRecipe(longest=400e-6)
    with pytest.raises(InvalidInput) as refused:
        compare_impressions(
            prepare_impression(fadul_surface), prepare_impression(fadul_surface, recipe=other)
        )
    assert refused.value.code == "ballistics.impression.recipes"


def test_too_little_surface_is_refused():
    with pytest.raises(InvalidInput) as refused:
        prepare_impression(Topography(np.full((300, 300), np.nan), 6.25e-6, 6.25e-6))
    assert refused.value.code == "ballistics.impression.too_little"


@pytest.fixture
def fadul_surface():
    return read_x3p(shared("ballistics/breechface/fadul/Fadul 1-1.x3p"))
