"""FR0l48?2 at Paso del Norte: four records look alike, one is the pistol, and each says why it is not."""

from dataclasses import replace
from datetime import date

import pytest

from rastro.registry import fold_events
from rastro.tracing import (
    Category,
    OutcomeCode,
    category_of,
    compose_answer,
    decide_outcome,
    read_trace_answer,
    score_candidates,
)

RECOVERED_ON = date(2021, 1, 14)


def ranked(pistol, firearms, population=5_000):
    return score_candidates(pistol, firearms, population=population, recovered_on=RECOVERED_ON)


def reasons(candidate):
    return [each.text.say() for each in candidate.reasons]


def test_the_right_pistol_is_first_and_sure(pistol, firearms):
    best = ranked(pistol, firearms).best
    assert best.firearm.serial == "FR0148B2"
    assert best.probability > 0.9
    assert reasons(best)[:2] == ["l read for 1", "unread character 7 is B"]
    assert "make agrees: Ferro" in reasons(best)
    assert "reported lost or stolen 2017" in reasons(best)


@pytest.mark.parametrize(
    ("serial", "why"),
    [
        ("FR014882", "make differs: read Ferro, registered Frommer"),
        ("FR014882", "calibre differs: read 9x19, registered 7.65 mm"),
        ("FR014B82", "deactivated 2013"),
        ("FR014B82", "8 read for B"),
        ("FRO148B2", "noted as a second entry of FR0148B2: the same firearm"),
        ("FRO148B2", "0 read for O"),
    ],
)
def test_each_other_record_says_why_it_is_not(pistol, firearms, serial, why):
    other = next(each for each in ranked(pistol, firearms).candidates if each.firearm.serial == serial)
    assert why in reasons(other)
    assert other.probability < 0.05


def test_a_noted_duplicate_does_not_compete(pistol, firearms):
    alone = ranked(pistol, firearms[:3]).best.probability
    with_duplicate = ranked(pistol, firearms)
    assert with_duplicate.best.probability == pytest.approx(alone, abs=0.001)
    assert "entered a second time as FRO148B2" in reasons(with_duplicate.best)


def test_a_duplicate_nobody_noted_is_suspected(pistol, firearms):
    ranking = ranked(pistol, (*firearms[:3], replace(firearms[3], duplicate_of=None)))
    assert ranking.best.firearm.serial == "FR0148B2"
    assert ranking.best.probability > 0.9
    unnoted = next(each for each in ranking.candidates if each.firearm.id == "4")
    assert "may be a second entry of FR0148B2: only look-alike characters differ" in reasons(unnoted)


def test_the_wrong_make_on_an_equal_serial_is_shown_as_such(firearms):
    from rastro.tracing import Description

    other_make = Description.of(make="Taurus", calibre="9x19", serial="FR0148B2")
    best = ranked(other_make, firearms[:1]).best
    assert best.firearm.serial == "FR0148B2"
    assert "make differs: read Taurus, registered Ferro" in reasons(best)
    assert "serial agrees, character by character" in reasons(best)


def test_borealia_answers_r1_and_r9(pistol, firearms, life):
    decision = decide_outcome(pistol, ranked(pistol, firearms), life, home="XB", recovered_on=RECOVERED_ON)
    assert (decision.code, decision.also) == (OutcomeCode.R1, (OutcomeCode.R9,))
    assert category_of(decision, fold_events(life)) is Category.MISSING
    assert len(decision.next_steps) == 2


def test_the_answer_tells_the_whole_way(pistol, firearms, life):
    ranking = ranked(pistol, firearms)
    decision = decide_outcome(pistol, ranking, life, home="XB", recovered_on=RECOVERED_ON)
    answer = compose_answer(
        "XA-T-2021-000001-9", decision, ranking, fold_events(life), recovered_on=RECOVERED_ON
    )
    assert answer.time_to_crime.days == 2172
    assert [(each.kind, each.name) for each in answer.dealers] == [
        ("manufacturer", "Ferro"),
        ("dealer", "Norrland Vapen"),
    ]
    assert (answer.holder.name, answer.holder.licence) == ("Henrik Holm", "XB-L-2015-01177")
    assert answer.theft[0].reference == "RP-2017-20931"
    assert answer.firearm.number == "XB-0148B2"
    assert read_trace_answer(answer.as_body()) == answer


def test_at_home_arcadia_proposes_borealia(pistol):
    decision = decide_outcome(pistol, ranked(pistol, ()), home="XA")
    assert decision.code is OutcomeCode.R3
    assert OutcomeCode.R11 in decision.also
    assert decision.next_state == "XB"
    assert "Send the trace on to XB." in [each.say() for each in decision.next_steps]


def test_the_lost_police_pistol_is_state_stock(police_life):
    from rastro.tracing import Description, RegisteredFirearm

    revolver = Description.of(make="Ferro", calibre=".38 Special", serial="RP20612")
    record = RegisteredFirearm("5", make="Ferro", calibre=".38 Special", serial="RP20612", missing=True)
    ranking = ranked(revolver, (record,))
    decision = decide_outcome(revolver, ranking, police_life, home="XB", recovered_on=RECOVERED_ON)
    assert (decision.code, decision.also) == (OutcomeCode.R8, (OutcomeCode.R9,))
    assert category_of(decision, fold_events(police_life)) is Category.STATE
