"""Each element of the Tracing Instrument and of the form that is missing is a sentence with its article."""

from dataclasses import replace
from datetime import date

import pytest

from rastro.canonical import catalogue
from rastro.markings import Removal, SerialMark, SerialState
from rastro.tracing import (
    FORM,
    ORDER_OF_WORK,
    REQUEST,
    Description,
    Initiation,
    Offence,
    Recovered,
    Requester,
    TraceRequest,
    Urgency,
    iti_findings,
    request_findings,
    work_before,
)
from rastro.tracing.disclosure_shapes import leaves

WHOLE = TraceRequest(
    "XA-T-2021-000001-9",
    "criminal_investigation",
    Description.of(
        make="Ferro", calibre="9x19", type="pistol", serial="FR0l48?2", country="XB", importer="-"
    ),
    Initiation(date(2021, 1, 14)),
    Offence("TRAFFICKING", why_illicit="Hidden behind the spare wheel."),
    Requester("National Tracing Centre"),
    recovered=Recovered(date(2021, 1, 14), "Paso del Norte", circumstances="Customs inspection"),
)


def lacking(request, home="XA"):
    return {each.field for each in request_findings(request, home=home)}


def without(part, **fields):
    return replace(WHOLE, **{part: replace(getattr(WHOLE, part), **fields)})


def test_a_whole_request_lacks_nothing():
    assert iti_findings(WHOLE) == ()
    assert lacking(WHOLE) == set()


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        (without("description", make=""), "description.make"),
        (without("description", type=""), "description.type"),
        (without("description", calibre=" "), "description.calibre"),
        (without("description", serial=SerialMark(SerialState.NOT_LOOKED_FOR)), "description.serial"),
        (without("description", serial=SerialMark(SerialState.REMOVED, removal=Removal.FILED)), "additional"),
        (without("offence", code="", why_illicit=""), "offence.why_illicit"),
        (replace(WHOLE, purpose=""), "offence.intended_use"),
        (without("requester", organisation=""), "requester.organisation"),
        (without("recovered", on=None), "recovered.on"),
        (without("recovered", place=""), "recovered.place"),
        (without("initiation", urgency=Urgency.URGENT), "initiation.urgent_reason"),
    ],
)
def test_each_missing_element_is_said_with_its_article(request_, field):
    assert lacking(request_) == {field}
    (said,) = iti_findings(request_)
    assert any(name in said.say() for name in ("International Tracing Instrument", "CIFTA", "3312.1"))


def test_what_only_helps_is_said_apart():
    hints = request_findings(without("description", importer=""), home="XA")
    assert [(each.field, each.needed) for each in hints] == [("description.importer", False)]
    assert lacking(without("description", importer=""), home="XB") == set()
    assert lacking(without("description", country="")) == {"description.country"}
    assert iti_findings(without("recovered", circumstances="")) == ()


def test_other_marks_stand_in_for_a_make_that_cannot_be_read():
    assert lacking(without("description", make="", other_marks=("crowned N",))) == set()


def test_the_form_shows_every_field_once():
    shown = [field.path for section in FORM for field in section.fields]
    assert sorted(shown) == sorted(path for path, _ in leaves(REQUEST))
    assert [section.number for section in FORM] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    for text in (*(s.text for s in FORM), *(f.text for s in FORM for f in s.fields)):
        assert text.code in catalogue()


def test_prints_and_dna_come_before_the_test_fire():
    assert [each.number for each in ORDER_OF_WORK] == list(range(1, 10))
    assert [each.code for each in work_before("ballistics", ["fingerprints"])] == ["dna"]
    assert work_before("ballistics", ["fingerprints", "dna"]) == ()
    assert work_before("interview", []) == ()
    assert all(each.text.code in catalogue() for each in ORDER_OF_WORK)
