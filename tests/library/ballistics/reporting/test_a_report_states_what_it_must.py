"""The sentences of a report on one comparison: all that must be said is, nothing is overstated."""

import numpy as np
import pytest

from rastro.ballistics import likelihood
from rastro.ballistics.reporting import statement, statement_of_marks
from rastro.ballistics.reporting.statement import times
from rastro.canonical import catalogue

PAIRS = 80


def calibration(name="trial"):
    random = np.random.default_rng(5)
    km_pairs = [(f"w{n}", f"w{n}") for n in range(PAIRS)]
    knm_pairs = [(f"w{n}", f"w{(n + 1) % PAIRS}") for n in range(PAIRS)]
    km, knm = random.normal(0.6, 0.15, PAIRS), random.normal(0.3, 0.12, PAIRS)
    return likelihood.calibrate(
        km,
        knm,
        km_pairs=km_pairs,
        knm_pairs=knm_pairs,
        name=name,
        version="3",
        mark=name,
        method="m-1",
        draws=30,
    )


def said(score, **more):
    made = calibration()
    return statement(likelihood.likelihood_ratio(score, made), made, **more), made


def lines(told):
    return told.say(lambda template: template).splitlines()


def test_it_names_propositions_population_weight_scale_map_method_field_and_lead():
    told, made = said(0.55, cell_map="map.png", population="Police pistols of Arcadia")
    text = told.say(lambda template: template)
    for part in (
        "H1:",
        "H2:",
        "Police pistols of Arcadia",
        "95 % interval",
        "ENFSI",
        "map.png",
        "m-1",
        "trial 3",
    ):
        assert part in text
    assert made.digest[:12] in text
    assert "AFTE" in text
    assert "lead until an examiner has confirmed" in lines(told)[-1]


def test_the_conclusion_is_left_to_the_examiner():
    told, _ = said(0.9)
    field = told.examiner.say()
    assert field.count("☐") == 6
    assert "☑" not in field


@pytest.mark.parametrize(("score", "code"), [(0.55, "more"), (0.2, "less"), (0.43, "even")])
def test_it_is_weighed_from_the_side_it_speaks_for(score, code):
    told, _ = said(score)
    assert told.weight[0].code == f"ballistics.statement.{code}"


def test_a_ratio_at_its_bound_says_so():
    assert said(0.99)[0].weight[1].code == "ballistics.statement.bounded"
    assert said(0.45)[0].weight[1].code == "ballistics.statement.within"


def test_without_words_for_the_population_the_set_is_named():
    assert "80 known matches" in said(0.5)[0].population.say()


@pytest.mark.parametrize(
    ("log10_lr", "words"),
    [(0.5, "3.2"), (-0.5, "3.2"), (1.0, "10"), (0.999, "10"), (2.72, "520"), (3.7, "5\N{NNBSP}000")],
)
def test_ratios_have_two_figures(log10_lr, words):
    assert times(log10_lr) == words


def test_every_sentence_is_in_the_catalogue_and_can_be_said_later():
    told, _ = said(0.5)
    for each in told.as_json():
        assert each["code"] in catalogue()


def test_several_marks_are_named_with_the_reason_of_their_rule():
    random = np.random.default_rng(2)
    sets = {"breech face": calibration("breech face"), "firing pin": calibration("firing pin")}
    km_pairs = tuple((f"w{n}", f"w{n}") for n in range(60))
    knm_pairs = tuple((f"w{n}", f"w{(n + 1) % 60}") for n in range(60))
    joint = likelihood.Joint(
        tuple(sets), random.normal(1, 1, (60, 2)), random.normal(-1, 1, (60, 2)), km_pairs, knm_pairs
    )
    made = likelihood.combine(sets, joint, name="both", version="1", draws=20)
    told = statement_of_marks(likelihood.weigh_marks({"breech face": 0.9, "firing pin": 0.1}, made), made)
    text = told.say(lambda template: template)
    assert "breech face: log10 LR" in text
    assert "not multiplied" in text
    assert "speak for different propositions" in text
