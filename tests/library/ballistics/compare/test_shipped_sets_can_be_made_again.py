"""The sets of the library hold their scores: anyone can make them again, and sees how well they weigh."""

from dataclasses import replace

import pytest

from rastro.ballistics import ImpressionRecipe, likelihood
from rastro.ballistics.striae import StriationRecipe

SETS = likelihood.shipped_calibrations()


@pytest.mark.parametrize("shipped", SETS, ids=lambda each: each.name)
def test_a_set_made_of_its_own_scores_is_the_same(shipped):
    known = shipped.known
    again = likelihood.calibrate(
        known.km,
        known.knm,
        km_pairs=known.km_pairs,
        knm_pairs=known.knm_pairs,
        name=shipped.name,
        version=shipped.version,
        mark=shipped.mark,
        score=shipped.score,
        method=shipped.method,
        model=shipped.model_kind,
        population=shipped.population,
        figures=shipped.figures,
        keep=True,
    )
    assert (again.lower, again.upper) == (shipped.lower, shipped.upper)
    assert again.known == known
    lowest, highest = min(known.knm), max(known.km)
    for score in (lowest, (lowest + highest) / 2, highest):
        one, other = (likelihood.likelihood_ratio(score, each) for each in (shipped, again))
        assert one.log10_lr == pytest.approx(other.log10_lr, abs=1e-6)
        assert one.low == pytest.approx(other.low, abs=1e-6)


@pytest.mark.parametrize("shipped", SETS, ids=lambda each: each.name)
def test_a_set_says_how_it_weighs_weapons_it_never_saw(shipped):
    known = shipped.known
    told = likelihood.held_out(known.km, known.knm, km_pairs=known.km_pairs, knm_pairs=known.knm_pairs)
    assert told.as_json() == dict(shipped.figures)
    assert "says nothing of" in shipped.population


def test_the_sets_are_of_the_methods_in_use():
    methods = {each.name: each.method for each in SETS}
    assert methods == {
        "breech-face-fadul": ImpressionRecipe().version,
        "land-hamby": StriationRecipe().version,
    }


def test_breech_faces_are_separated_and_one_barrel_says_little():
    fadul, hamby = SETS
    assert (fadul.km, fadul.knm, fadul.weapons) == (63, 717, 10)
    assert fadul.figures["lowest_km"] > 0 > fadul.figures["highest_knm"]
    assert (hamby.km, hamby.knm) == (6, 60)
    assert hamby.upper < 2
    assert hamby.lower > -1


def test_the_scores_in_the_sets_are_those_of_comparisons_today(one_slide, two_slides, one_land):
    fadul, hamby = SETS
    assert round(one_slide.result.score, 4) in fadul.known.km
    assert round(two_slides.result.score, 4) in fadul.known.knm
    assert round(one_land.result.score, 4) in hamby.known.km


def test_the_population_is_said_in_the_readers_language():
    for each in SETS:
        text = likelihood.population_text(each)
        assert text.say() == each.population
        assert text.code == f"ballistics.population.{each.name}"
    own = likelihood.population_text(replace(SETS[0], population="31 pistols {of} ours"))
    assert own.say() == "31 pistols {of} ours"
