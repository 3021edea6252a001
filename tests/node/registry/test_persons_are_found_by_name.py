"""Persons are found by name, however it is written; only for a stated purpose, and never without a record."""

from datetime import date

import pytest

from rastro.canonical import Forbidden, InvalidInput, TooLarge
from rastro.registry import Event, EventKind, Holder, HolderKind
from rastro_node.ledger.models import Entry
from rastro_node.registry.selectors.persons import persons_named
from rastro_node.registry.services import NewFirearm, event_append, firearm_register, persons_look_up

pytestmark = pytest.mark.django_db
PURPOSE = "criminal_investigation"


def person(name, **more):
    return Holder(HolderKind.PERSON, name, more.pop("country", "XB"), **more)


def sold(name, on=date(2015, 2, 3), **more):
    return Event("", EventKind.SOLD, on, holder=person(name, **more))


@pytest.fixture
def alice(actor):
    return actor("alice")


@pytest.fixture
def register(alice):
    def one(*events, **words):
        return firearm_register(
            actor=alice,
            firearm=NewFirearm(**({"make": "Ferro", "serial": "FR0148B2"} | words), events=events),
        )

    return one


@pytest.fixture
def holm(register):
    return register(sold("Henrik Holm", licence="XB-L-2015-01177"))


@pytest.mark.parametrize(
    "asked",
    [
        "Henrik Holm",
        "HOLM, HENRIK",
        "holm henrik",
        "Henrik",
        "Holm",
        "Henrick Holm",
        "Hennrik Holm",
        "Hénrik  Hölm",
    ],
)
def test_a_name_is_found_as_it_is_heard_or_read(holm, register, asked):
    register(sold("Ingrid Larsen"), serial="X1")
    (found,) = persons_named(asked).persons
    assert (found.name, found.country, found.licences) == ("Henrik Holm", "XB", ("XB-L-2015-01177",))
    (held,) = found.held
    assert (held.firearm.pk, held.what, held.since, held.now) == (
        holm,
        EventKind.SOLD,
        date(2015, 2, 3),
        True,
    )


@pytest.mark.parametrize(
    ("on_record", "asked"),
    [
        ("José Gonçalves Nuñez", "jose goncalves nunez"),
        ("Søren Ødegård", "soren odegard"),
        ("Łukasz Łoś", "lukasz los"),
        ("Zoë O'Neill-Müller", "o neill muller zoe"),
    ],
)
def test_accents_do_not_tell_names_apart(register, on_record, asked):
    register(sold(on_record))
    assert [each.name for each in persons_named(asked).persons] == [on_record]


@pytest.mark.parametrize("asked", ["Quentin Quist", "Hannah Holt", "Xavier"])
def test_another_name_is_not_found(holm, asked):
    assert persons_named(asked).persons == ()


def test_who_held_it_before_is_told_from_who_holds_it(holm, alice, register):
    event_append(
        actor=alice,
        firearm=holm,
        event=Event("", EventKind.TRANSFERRED, date(2018, 1, 1), holder=person("Quentin Quist")),
    )
    (before,) = persons_named("Henrik Holm").persons
    (after,) = persons_named("Quentin Quist").persons
    assert (before.holds, before.held[0].until) == (0, date(2018, 1, 1))
    assert (after.holds, after.held[0].since) == (1, date(2018, 1, 1))


def test_a_name_that_was_corrected_is_said_to_be(alice, register):
    pk = register(sold("Henrik Holt"))
    sale = next(iter(persons_named("Henrik Holt").persons)).held[0]
    assert sale.now
    from rastro_node.registry.selectors import life_of

    event = life_of(pk)[0]
    right = {"holder": {"kind": "person", "name": "Birgit Bach", "country": "XB"}}
    event_append(actor=alice, firearm=pk, event=Event("", EventKind.CORRECTED, data=right, corrects=event.id))
    (wrong,) = persons_named("Henrik Holt").persons
    assert (wrong.held[0].corrected, wrong.holds) == (True, 0)
    (found,) = persons_named("Birgit Bach").persons
    assert found.holds == 1


def test_dealers_and_states_are_no_persons(register):
    register(Event("", EventKind.SOLD, date(2015, 1, 1), holder=Holder(HolderKind.DEALER, "Norrland Vapen")))
    assert persons_named("Norrland Vapen").persons == ()


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ("", InvalidInput),
        ("  ", InvalidInput),
        ("A", InvalidInput),
        ("--", InvalidInput),
        ("x\x00y", InvalidInput),
        ("n" * 201, TooLarge),
    ],
)
def test_what_says_too_little_is_refused(asked, error):
    with pytest.raises(error):
        persons_named(asked)


def test_a_long_list_of_names_says_so(register):
    for number in range(22):
        register(sold(f"Maria Silva {chr(97 + number) * 4}"), serial=f"M{number}")
    found = persons_named("Maria Silva")
    assert (len(found.persons), found.more) == (20, True)


def test_each_look_is_on_record_with_its_purpose(holm, actor):
    persons_look_up(actor=actor("bruno"), name="Holm", purpose=PURPOSE)
    look, read = Entry.objects.filter(action__in=["person.search", "firearm.read"]).order_by("id")
    assert (look.action, look.purpose, look.payload.content["asked"]) == ("person.search", PURPOSE, "Holm")
    assert (read.object, read.purpose, read.payload.content) == (f"firearm/{holm}", PURPOSE, {"names": True})


def test_without_a_purpose_nothing_is_looked_for(holm, alice):
    with pytest.raises(InvalidInput, match="why"):
        persons_look_up(actor=alice, name="Holm", purpose=" ")
    assert not Entry.objects.filter(action="person.search").exists()


@pytest.mark.parametrize("who", ["iris", "javier", "mallory", "kirsten", "lars"])
def test_whoever_may_not_see_names_is_told_none(holm, actor, sign_in, who):
    with pytest.raises(Forbidden):
        persons_look_up(actor=actor(who), name="Holm", purpose=PURPOSE)
    client = sign_in(who)
    answer = client.post("/persons/", {"name": "Holm", "purpose": PURPOSE})
    assert answer.status_code == 403
    assert "Henrik" not in answer.content.decode()
    assert "Henrik" not in client.get("/search/?q=Holm").content.decode()


def test_the_page_asks_why_then_tells(holm, sign_in):
    client = sign_in("bruno")
    assert client.get("/persons/").status_code == 200
    asked = client.post("/persons/", {"name": "Holm", "purpose": ""})
    assert asked.status_code == 422
    assert "Henrik" not in asked.content.decode()
    told = client.post("/persons/", {"name": "holm", "purpose": PURPOSE}).content.decode()
    assert "Henrik Holm" in told
    assert f"/firearms/{holm}/" in told


def test_the_search_box_offers_a_door_and_opens_it_for_nobody(holm, sign_in):
    page = sign_in("bruno").get("/search/?q=Holm").content.decode()
    assert 'action="/persons/"' in page
    assert "Henrik" not in page
    assert 'action="/persons/"' not in sign_in("iris").get("/search/?q=Holm").content.decode()
    assert not Entry.objects.filter(action="person.search").exists()


def test_programs_state_their_purpose(holm, sign_in):
    client = sign_in("alice")

    def asked(**headers):
        return client.post(
            "/api/v1/persons/search", {"name": "Holm"}, content_type="application/json", headers=headers
        )

    assert asked().status_code == 422
    (found,) = asked(**{"Rastro-Purpose": PURPOSE}).json()["persons"]
    assert (found["name"], found["held"][0]["firearm"]) == ("Henrik Holm", str(holm))


def test_it_costs_the_same_however_many_are_found(register, actor, django_assert_num_queries):
    register(sold("Maria Silva"))
    bruno = actor("bruno")
    with django_assert_num_queries(11) as few:
        persons_look_up(actor=bruno, name="Silva", purpose=PURPOSE)
    for number in range(12):
        register(sold(f"Ana Silva {number}"), serial=f"S{number}")
    with django_assert_num_queries(len(few)):
        persons_look_up(actor=bruno, name="Silva", purpose=PURPOSE)
