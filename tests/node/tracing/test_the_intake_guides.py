"""The intake guides while one types: what the serial says, what goes together, where it lies."""

import html

import pytest
from django.conf import settings

from rastro.markings import parse_reading
from rastro.nomenclator import Kind, look_alikes, term
from rastro_node.core.actors import ANYONE
from rastro_node.core.context import this_node
from rastro_node.ledger.models import Entry
from rastro_node.nomenclator.models import UnknownTerm
from rastro_node.nomenclator.services import term_decide, terms_keep
from rastro_node.registry.services import NewFirearm, firearm_register
from rastro_node.tracing.models import Recovery
from rastro_node.tracing.selectors.intake import hints_for
from rastro_node.tracing.selectors.places import where_it_lies
from rastro_node.tracing.selectors.readings import unread_at
from rastro_node.tracing.selectors.serial_says import Beside, serial_says

TAURUS = {"serial": "KCM73122", "make": "Taurus", "kind": "pistol"}
LIVE = "/traces/new/reading/"


@pytest.fixture
def bruno(arcadia, sign_in):
    client = sign_in("bruno")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def said(bruno, **typed):
    return bruno.post(LIVE, typed).content.decode()


def verdicts(serial, **beside):
    return [each.verdict for each in serial_says(parse_reading(serial), Beside(**beside))]


def test_the_serial_dates_the_firearm_by_its_makers_rules(bruno):
    page = said(bruno, **TAURUS)
    assert "January 2009" in page
    assert "chip agrees" in page


def test_a_year_after_the_day_it_was_found_contradicts(bruno):
    assert "made in 2009, after it was found" in said(bruno, **TAURUS, recovered_on="2008-03-01")


def test_a_serial_of_another_makers_form_contradicts_and_a_missing_make_is_proposed(db):
    pistol, glock = term("pistol", kind=Kind.TYPE), term("glock", kind=Kind.MAKE)
    assert verdicts("KCM73122", make=glock, type=pistol) == ["differs"]
    assert verdicts("KCM73122", type=pistol) == ["near"]
    assert verdicts("KCM73122") == []
    assert verdicts("QQQQ99", make=term("taurus", kind=Kind.MAKE), type=pistol) == ["near"]


def test_a_calibre_that_the_model_was_not_made_in_is_told(bruno):
    page = said(bruno, **TAURUS, model="PT 92", calibre=".38")
    assert "Read both again" in page
    assert "Read both again" not in said(bruno, **TAURUS, model="PT 92", calibre="9 mm")


def test_a_calibre_or_a_model_of_another_type_is_told(bruno):
    assert "unusual for this type: shotgun" in said(bruno, kind="shotgun", calibre=".25 ACP")
    assert "Read model and type again" in said(bruno, kind="revolver", make="Taurus", model="PT 92")


def test_what_a_make_is_taken_for_is_one_sentence(bruno):
    _other, why = look_alikes("taurus")[0]
    assert why.say() in html.unescape(said(bruno, make="Taurus"))


def test_the_drawing_marks_where_the_serial_lies_on_that_type(bruno):
    where = where_it_lies("revolver", "smith_wesson")
    assert (where.drawing, len(where.first)) == ("revolver", 2)
    assert all(each.x and each.y for each in where.first)
    page = said(bruno, kind="", type="escopeta de corredera")
    assert "drawings" in page or "receiver" in page
    assert where_it_lies("") is None


@pytest.mark.parametrize("code", ["pistol", "derringer", "rifle_bolt", "shotgun_ou", "smg", "mg"])
def test_every_first_place_of_a_drawn_type_is_on_its_drawing(code):
    assert all(each.x is not None for each in where_it_lies(code).first)


def test_names_are_offered_and_taken(bruno):
    page = said(bruno, make="Taurrrsus")
    assert 'value="make:Taurus"' in page or "Taurus" in page
    assert '<option value="Taurus">' in said(bruno, make="taur")
    assert '<option value="PT 92">' in said(bruno, make="Taurus", model="pt 9")


def test_what_a_curator_decided_is_understood_here_too(bruno):
    terms_keep([("make", "Ferrrro")])
    term_decide(actor=this_node(), term_id=UnknownTerm.objects.get().pk, code="ferro")
    assert "Ferrrro = Ferro" in said(bruno, make="FERRRRO").replace("FERRRRO", "Ferrrro")


def test_firearms_of_the_register_show_only_to_those_who_may_see_them(bruno):
    firearm_register(actor=this_node(), firearm=NewFirearm(make="Ferro", model="F9", serial="FR0148B2"))
    typed = {"serial": "FR0148?2", "make": "Ferro", "model": "F9"}
    assert "In the register here" in said(bruno, **typed)
    assert hints_for(typed, this_node()).candidates
    assert hints_for(typed, ANYONE).candidates == ()
    assert hints_for({"serial": "F??"}, this_node()).candidates == ()


def test_nothing_that_is_typed_is_kept(bruno):
    before = Entry.objects.count()
    said(bruno, **TAURUS, model="no such model", calibre="no such calibre")
    assert not Recovery.objects.exists()
    assert not UnknownTerm.objects.exists()
    assert Entry.objects.count() == before


def test_too_much_at_once_is_refused(bruno):
    assert bruno.post(LIVE, {"make": "x" * 70_000}).status_code == 413


def test_it_works_without_scripts(bruno):
    typed = {"serial": "FR0[18]48B2", "make": "Ferrrro", "person_name": "Zacarias"}
    looked = bruno.post("/traces/new/", {**typed, "look": "1"})
    assert looked.status_code == 200
    assert 'value="Zacarias"' in looked.content.decode()
    assert 'name="unread" value="3"' in looked.content.decode()
    unread = bruno.post("/traces/new/", {**typed, "unread": "3"}).content.decode()
    assert 'value="FR0?48B2"' in unread
    taken = bruno.post("/traces/new/", {**typed, "take": "make:Ferro"}).content.decode()
    assert 'value="Ferro"' in taken
    assert bruno.post("/traces/new/", {**typed, "take": "purpose:x", "unread": "99"}).status_code == 200
    assert not Recovery.objects.exists()


@pytest.mark.parametrize(
    ("text", "place", "left"), [("A1", 1, "A?"), ("A[18]2", 1, "A?2"), ("A1", 9, "A1"), ("A[1", 1, "A?1")]
)
def test_one_character_is_said_to_be_unreadable(text, place, left):
    assert unread_at(text, place) == left
