"""The queue of pairs and two records side by side, on the page."""

import pytest

from rastro_node.core.context import this_node
from rastro_node.core.models import Job
from rastro_node.registry.models import Firearm, LinkProposal
from rastro_node.registry.services import NewFirearm, firearm_register

FERRO = {"make": "Ferro", "model": "F9", "calibre": "9 x 19", "type": "pistol"}


@pytest.fixture
def registrar(cast, sign_in):
    cast["alice"].language = "en"
    cast["alice"].save()
    return sign_in("alice")


@pytest.fixture
def pair(cast):
    for serial in ("FR0148B2", "FRO148B2"):
        firearm_register(actor=this_node(), firearm=NewFirearm(serial=serial, **FERRO))
    return LinkProposal.objects.get()


def test_the_queue_shows_the_likeliest_first_and_its_count(registrar, pair):
    page = registrar.get("/firearms/pairs/").content.decode()
    assert "Ferro FR0148B2" in page
    assert "look alike" in page
    assert registrar.get("/firearms/pairs/?export=csv&purpose=review").status_code == 200
    assert "No pair was decided so" in registrar.get("/firearms/pairs/?verdict=two").content.decode()


def test_a_pair_is_seen_decided_and_taken_back(registrar, pair):
    address = f"/firearms/pairs/{pair.pk}/"
    page = registrar.get(address).content.decode()
    for said in ("agrees", "0 and O look alike", "No photograph is on record", "Put on record"):
        assert said in page
    assert registrar.post(address, {"verdict": "one"}).status_code == 422
    assert registrar.post(address, {"verdict": "one", "reason": "Typed twice."}).status_code == 302
    assert Firearm.objects.exclude(duplicate_of="").count() == 1
    assert "Typed twice." in registrar.get(address).content.decode()
    back = registrar.post(f"{address}reverse/", {"reason": "Another slide."}, follow=True)
    assert "Another slide." in back.content.decode()
    assert not Firearm.objects.exclude(duplicate_of="").exists()


def test_the_whole_register_is_compared_from_the_page(registrar, pair):
    assert registrar.post("/firearms/pairs/search/").status_code == 302
    assert Job.objects.get().kind == "registry.links.propose"
