"""A part with marks of its own is registered by itself, and knows the firearm it is fitted to."""

from datetime import date
from uuid import uuid4

import pytest

from rastro.canonical import InvalidInput, NotFound
from rastro.registry import Event, EventKind
from rastro_node.registry.models import Firearm
from rastro_node.registry.selectors import state_of
from rastro_node.registry.selectors.lists import parts_of
from rastro_node.registry.services import NewFirearm, event_append, firearm_register
from rastro_node.registry.services.fitting import fitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(actor):
    return actor("alice")


@pytest.fixture
def pistol(alice):
    made = firearm_register(actor=alice, firearm=NewFirearm(make="Ferro", type="pistol", serial="FR0148B2"))
    return Firearm.objects.get(pk=made)


@pytest.fixture
def slide(alice):
    made = firearm_register(actor=alice, firearm=NewFirearm(make="Ferro", type="slide", serial="FR7777"))
    return Firearm.objects.get(pk=made)


def test_it_is_fitted_and_taken_out(alice, pistol, slide):
    event_append(actor=alice, firearm=slide.pk, event=fitted(pistol.pk, date(2020, 1, 1)))
    assert parts_of(pistol) == [slide]
    assert state_of(slide.pk).part_of == str(pistol.pk)
    event_append(actor=alice, firearm=slide.pk, event=Event("", EventKind.DETACHED, date(2021, 1, 1)))
    assert parts_of(pistol) == []
    assert state_of(slide.pk).part_of is None


def test_it_is_registered_as_fitted(alice, pistol):
    new = NewFirearm(type="barrel", serial="B1", events=(Event("", EventKind.REGISTERED), fitted(pistol.pk)))
    barrel = firearm_register(actor=alice, firearm=new)
    assert [part.pk for part in parts_of(pistol)] == [barrel]


def test_what_does_not_fit_is_refused(alice, pistol, slide):
    other = firearm_register(actor=alice, firearm=NewFirearm(type="frame", serial="X"))
    for part, into, error in (
        (pistol.pk, slide.pk, InvalidInput),
        (slide.pk, other, InvalidInput),
        (slide.pk, slide.pk, InvalidInput),
        (slide.pk, uuid4(), NotFound),
    ):
        with pytest.raises(error):
            event_append(actor=alice, firearm=part, event=fitted(into))
    for wrong in ({"to": "nonsense"}, {"to": ""}, {}):
        with pytest.raises((InvalidInput, NotFound)):
            event_append(actor=alice, firearm=slide.pk, event=Event("", EventKind.FITTED, data=wrong))


def test_the_pages_register_fit_and_show_it(sign_in, pistol):
    client = sign_in("alice")
    assert pistol.number in client.get(f"/firearms/new/?part={pistol.number}").content.decode()
    given = {"type": "slide", "serial": "FR9999", "fitted_to": pistol.number}
    made = client.post("/firearms/new/?part=", given)
    assert made.status_code == 302, made.content.decode()
    part = Firearm.objects.get(serial="FR9999")
    assert part.part_of == pistol.pk
    assert "FR9999" in client.get(f"/firearms/{pistol.pk}/").content.decode()
    assert "FR0148B2" in client.get(f"/firearms/{part.pk}/").content.decode()
    client.post(f"/firearms/{part.pk}/fit/", {})
    part.refresh_from_db()
    assert part.part_of is None
    told = client.post(f"/firearms/{part.pk}/fit/", {"fitted_to": "XA-F-1"}, follow=True).content.decode()
    assert 'class="notice bad"' in told
    client.post(f"/firearms/{part.pk}/fit/", {"fitted_to": pistol.number.lower()})
    part.refresh_from_db()
    assert part.part_of == pistol.pk


def test_the_search_tells_parts_from_firearms(sign_in, pistol, slide):
    client = sign_in("bruno")
    assert "FR7777" in client.get("/search/?q=FR7777&kind=parts").content.decode()
    assert f"/firearms/{slide.pk}/" not in client.get("/search/?q=FR7777&kind=firearms").content.decode()
    assert f"/firearms/{slide.pk}/" in client.get("/firearms/?type=part").content.decode()


def test_whoever_may_not_register_fits_nothing(sign_in, slide, pistol):
    answer = sign_in("bruno").post(f"/firearms/{slide.pk}/fit/", {"fitted_to": pistol.number})
    assert answer.status_code == 403
