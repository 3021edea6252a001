"""R1 to R14: what each comes from, and the next step it names."""

from dataclasses import replace
from datetime import date

import pytest

from rastro.canonical import Text
from rastro.markings import Removal, SerialMark, SerialState
from rastro.registry import Event, EventKind, Holder, HolderKind
from rastro.tracing import (
    Description,
    OutcomeCode,
    Ranking,
    RegisteredFirearm,
    decide_no_answer,
    decide_outcome,
    next_step,
    outcome_text,
    score_candidates,
)

RECOVERED_ON = date(2021, 1, 14)
DEALER = Holder(HolderKind.DEALER, "Norrland Vapen", "XB")
HOLM = Holder(HolderKind.PERSON, "Henrik Holm", "XB")


def found(life, *, make="Ferro", **more):
    description = Description.of(make=make, calibre="9x19", serial="FR0148B2")
    record = RegisteredFirearm("1", make="Ferro", calibre="9x19", serial="FR0148B2")
    ranking = score_candidates(description, [record], population=1_000)
    return decide_outcome(description, ranking, life, home="XB", **more)


def unfound(description, firearms=(), **more):
    ranking = score_candidates(description, firearms, population=1_000_000)
    return decide_outcome(description, ranking, (), **more)


def event(number, kind, day, holder=None, **more):
    return Event(str(number), kind, date.fromisoformat(day), number, holder=holder, **more)


def test_sold_to_a_person_is_r1():
    assert found([event(1, EventKind.SOLD, "2015-02-03", HOLM)]).code is OutcomeCode.R1


def test_with_the_dealer_still_is_r2():
    decision = found([event(1, EventKind.TRANSFERRED_TO_DEALER, "2015-01-22", DEALER)])
    assert decision.code is OutcomeCode.R2
    assert "sales book" in decision.next_steps[0].say()


def test_sold_to_nobody_on_record_is_r2():
    assert found([event(1, EventKind.SOLD, "2015-02-03")]).code is OutcomeCode.R2


def test_on_record_without_any_hand_is_r2_or_r7_when_older_than_the_records():
    life = [event(1, EventKind.REGISTERED, "1951-02-03")]
    assert found(life).code is OutcomeCode.R2
    decision = found(life, records_since=date(1960, 1, 1))
    assert decision.code is OutcomeCode.R7
    assert decision.next_steps == (next_step(OutcomeCode.R7),)


def test_reported_stolen_adds_r9():
    life = [
        event(1, EventKind.SOLD, "2015-02-03", HOLM),
        event(2, EventKind.REPORTED_STOLEN, "2017-05-20", HOLM),
    ]
    decision = found(life)
    assert (decision.code, decision.also) == (OutcomeCode.R1, (OutcomeCode.R9,))
    returned = [*life, event(3, EventKind.SEIZED, "2018-01-01"), event(4, EventKind.RETURNED, "2018-02-01")]
    assert found(returned).also == ()


def test_state_stock_is_r8():
    police = Holder(HolderKind.STATE, "Royal Police", "XB")
    assert found([event(1, EventKind.TRANSFERRED, "2015-02-03", police)]).code is OutcomeCode.R8


def test_exported_is_r11_and_names_the_state():
    abroad = Holder(HolderKind.UNKNOWN, "Armas del Sur", "XA")
    decision = found([event(1, EventKind.EXPORTED, "2015-02-03", abroad)])
    assert (decision.code, decision.next_state) == (OutcomeCode.R11, "XA")
    assert decision.next_steps[0].say() == "Send the trace on to XA."


def test_who_had_it_after_the_recovery_is_not_who_lost_it():
    life = [
        event(1, EventKind.SOLD, "2015-02-03", HOLM),
        event(2, EventKind.SEIZED, "2021-01-14"),
        event(3, EventKind.MARKED, "2021-03-01", data={"mark": "official_use", "text": "XA"}),
        event(4, EventKind.TRANSFERRED, "2021-03-02", Holder(HolderKind.STATE, "Customs", "XA")),
    ]
    assert found(life, recovered_on=RECOVERED_ON).code is OutcomeCode.R1
    assert found(life).code is OutcomeCode.R8


def test_a_wrong_make_adds_r5():
    assert OutcomeCode.R5 in found([event(1, EventKind.SOLD, "2015-02-03", HOLM)], make="Taurus").also


@pytest.mark.parametrize(
    ("make", "kind", "serial", "code"),
    [
        ("Ferro", "pistol", SerialMark(SerialState.REMOVED, removal=Removal.FILED), OutcomeCode.R3),
        ("", "", SerialMark(SerialState.REMOVED), OutcomeCode.R3),
        ("Ferro", "", SerialMark(SerialState.NOT_LOOKED_FOR), OutcomeCode.R3),
        ("", "", SerialMark(SerialState.NOT_LOOKED_FOR), OutcomeCode.R10),
        ("artesanal", "", SerialMark(SerialState.NOT_LOOKED_FOR), OutcomeCode.R10),
        ("", "craft-made", SerialMark(SerialState.NOT_LOOKED_FOR), OutcomeCode.R10),
        ("Ferro", "", SerialMark(SerialState.NEVER_HAD), OutcomeCode.R10),
    ],
)
def test_without_a_serial_it_is_r3_or_r10(make, kind, serial, code):
    decision = unfound(Description(make=make, type=kind, serial=serial), home="XB")
    assert decision.code is code
    assert decision.next_steps[-1] == next_step(code)
    looked_for = serial.state is not SerialState.NOT_LOOKED_FOR
    assert (decision.next_steps[0].code == "tracing.next.look") is not looked_for


def test_several_with_the_same_serial_are_r6():
    description = Description.of(make="Ferro", calibre="9x19", serial="T6429-20")
    twins = [RegisteredFirearm(str(n), make="Ferro", calibre="9x19", serial="T6429-20") for n in range(3)]
    ranking = score_candidates(description, twins, population=1_000)
    decision = decide_outcome(description, ranking)
    assert decision.code is OutcomeCode.R6
    assert decision.candidate is None
    partly = Description.of(make="Ferro", calibre="9x19", serial="T64?9-20")
    ranking = score_candidates(partly, twins, population=1_000)
    assert decide_outcome(partly, ranking).also == (OutcomeCode.R3,)


def test_made_abroad_and_not_on_record_is_r11():
    decision = unfound(Description.of(make="Ferro", serial="FR099999"), home="XA")
    assert (decision.code, decision.next_state) == (OutcomeCode.R11, "XB")
    marked = Description.of(make="Nobody Knows", serial="N123456", country="Borealia")
    assert unfound(marked, home="XA").next_state == "XB"


def test_made_here_and_not_on_record_is_r4_and_without_a_make_r5():
    assert unfound(Description.of(make="Ferro", serial="FR099999"), home="XB").code is OutcomeCode.R4
    assert unfound(Description.of(serial="FR099999"), home="XB").code is OutcomeCode.R5


def test_an_equal_serial_under_another_make_alone_is_r5():
    description = Description.of(make="Ferro", calibre="9x19", serial="382")
    other = RegisteredFirearm("1", make="Taurus", calibre=".38", serial="382")
    assert unfound(description, [other], home="XB").code is OutcomeCode.R5


def test_a_repeated_request_is_r12_and_a_restricted_one_r13():
    description = Description.of(make="Ferro", serial="FR0148B2")
    again = decide_outcome(description, Ranking(), earlier_request="XA-T-2021-000001-9")
    assert (again.code, again.next_steps[0].params) == (OutcomeCode.R12, {"trace": "XA-T-2021-000001-9"})
    why = Text("tracing.disclosure.always")
    restricted = decide_outcome(description, Ranking(), restricted=why)
    assert (restricted.code, restricted.reason) == (OutcomeCode.R13, why)
    assert restricted.next_steps[0].say().startswith("Part of every message.")


def test_no_answer_is_r14():
    decision = decide_no_answer(9)
    assert decision.code is OutcomeCode.R14
    assert decision.next_steps[0].say().startswith("No answer for 9 days.")


@pytest.mark.parametrize("code", list(OutcomeCode))
def test_every_code_has_its_words(code):
    general, filled = next_step(code), next_step(code, state="XB", trace="T", reason="Why.", days=3)
    for text in (outcome_text(code), general, filled):
        assert text.say() != text.code
        assert "{" not in text.say()


def test_two_nearly_as_likely_are_not_called_identified(firearms):
    description = Description.of(make="Ferro", model="F9", calibre="9x19", serial="FR0148B2")
    record = RegisteredFirearm("1", make="Ferro", model="F9", calibre="9x19", serial="FR0148B2")
    ranking = score_candidates(description, [record, replace(record, id="2")], population=10)
    assert decide_outcome(description, ranking).code is OutcomeCode.R6
