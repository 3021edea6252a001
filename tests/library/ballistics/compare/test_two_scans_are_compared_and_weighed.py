"""From two surfaces to a likelihood ratio with its set, or to the reason why there is none."""

from dataclasses import replace

import pytest

from rastro import ballistics
from rastro.ballistics import likelihood
from rastro.ballistics.figures.drawing import Words
from rastro.canonical import InvalidInput, NotFound


def test_one_slide_is_told_from_two(one_slide, two_slides):
    same, other = (each.result.likelihood_ratio() for each in (one_slide, two_slides))
    assert same.log10_lr > 1 > -1 > other.log10_lr
    assert same.low <= same.log10_lr <= same.high
    assert one_slide.result.score > two_slides.result.score


def test_the_set_is_named_with_its_population_and_bounds(one_slide):
    told = one_slide.result.as_json()
    used = likelihood.shipped_calibration("breech-face-fadul")
    assert told["calibration_set"]["name"] == "breech-face-fadul"
    assert told["calibration_set"]["digest"] == used.digest
    assert "says nothing of other makes" in told["calibration_set"]["population"]
    assert told["log10_lr_bounds"] == [round(used.lower, 3), round(used.upper, 3)]
    assert told["log10_lr_bounds"][0] <= told["interval"][0] <= told["interval"][1]


def test_lands_are_weighed_within_narrow_bounds(one_land):
    ratio = one_land.result.likelihood_ratio()
    assert ratio.bounded
    assert 1 < ratio.log10_lr < 2


@pytest.mark.parametrize("mark", ["firing-pin", "impression"])
def test_a_mark_without_a_set_is_not_weighed_and_says_why(surface, mark):
    told = ballistics.compare(surface, surface, mark=mark).as_json()
    assert told["log10_lr"] is None
    assert told["calibration_set"] is None
    assert told["calibration_note"]["code"] == "ballistics.weighing.none_of_mark"
    assert told["recipe"]["mark"] == ("firing-pin" if mark == "firing-pin" else "breech-face")


def test_a_recipe_of_ones_own_is_not_weighed_by_a_set_made_with_another(surface):
    recipe = ballistics.ImpressionRecipe(longest=400e-6)
    result = ballistics.compare(surface, surface, recipe=recipe)
    assert result.likelihood_ratio() is None
    assert result.weighed.why.code == "ballistics.weighing.own_recipe"


def test_a_mirrored_scan_is_not_weighed_but_named(one_slide):
    ours, theirs = one_slide.result.surfaces
    result = ballistics.compare(ours, replace(theirs, heights=theirs.heights[:, ::-1].copy()))
    told = result.as_json()
    assert told["warnings"] == ["ballistics.impression.mirrored"]
    assert told["log10_lr"] is None
    assert told["calibration_note"]["code"] == "ballistics.weighing.unreliable"
    drawn = [item.text for item in result.drawing().items if isinstance(item, Words)]
    assert any("left for right" in each for each in drawn)


def test_without_a_set_nothing_is_weighed(surface):
    result = ballistics.compare(surface, surface, calibration=None)
    assert result.likelihood_ratio() is None
    used = likelihood.shipped_calibration("breech-face-fadul")
    assert result.likelihood_ratio(used).log10_lr > 1


def test_a_set_of_another_mark_or_method_is_refused(one_slide):
    result = one_slide.result
    with pytest.raises(InvalidInput) as refused:
        result.likelihood_ratio(likelihood.shipped_calibration("land-hamby"))
    assert refused.value.code == "ballistics.weighing.method"
    own = likelihood.shipped_calibration("breech-face-fadul")
    with pytest.raises(InvalidInput) as refused:
        result.likelihood_ratio(replace(own, mark="firing-pin"))
    assert refused.value.code == "ballistics.weighing.mark"
    with pytest.raises(InvalidInput) as refused:
        result.likelihood_ratio(replace(own, score="shape"))
    assert refused.value.code == "ballistics.weighing.score"


def test_what_cannot_be_compared_is_refused(surface):
    picture = replace(surface, metric=False)
    asked = {
        "ballistics.picture.not_metric": lambda: ballistics.compare(surface, picture),
        "ballistics.compare.mark": lambda: ballistics.compare(surface, surface, mark="thumb"),
        "ballistics.compare.recipe": lambda: ballistics.compare(
            surface, surface, mark="land", recipe=ballistics.ImpressionRecipe()
        ),
    }
    for code, ask in asked.items():
        with pytest.raises(InvalidInput) as refused:
            ask()
        assert refused.value.code == code
    with pytest.raises(NotFound) as unknown:
        ballistics.compare(surface, surface, calibration="no-such-set")
    assert unknown.value.code == "ballistics.likelihood.set_unknown"
