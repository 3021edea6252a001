"""A firearm that comes into custody is compared at once with the register; the pair stands beside it."""

import pytest

from rastro_node.core.context import this_node
from rastro_node.custody.describing import NewExhibit
from rastro_node.custody.models import Exhibit
from rastro_node.custody.services import case_open
from rastro_node.custody.values import NewCase
from rastro_node.registry.models import Firearm
from rastro_node.registry.services import NewFirearm, firearm_register


@pytest.fixture
def pair(cast):
    pistol = NewFirearm(make="Ferro", model="F9", calibre="9 x 19", type="pistol", serial="FR0091C7")
    firearm_register(actor=this_node(), firearm=pistol)
    found = NewExhibit(make="FERRO", model="F9", calibre="9 mm", type="pistola", serial="FRO091C7")
    lot = NewExhibit(type="cartuchos", quantity=5)
    case_open(actor=this_node(), case=NewCase(external_id="PDN-1"), exhibits=[found, lot])
    return Firearm.objects.get(), Exhibit.objects.get(kind="firearm")


@pytest.mark.parametrize(("username", "compares"), [("alice", True), ("bruno", False)])
def test_the_registered_firearm_stands_beside_the_exhibit(sign_in, cast, pair, username, compares):
    cast[username].language = "en"
    cast[username].save()
    firearm, exhibit = pair
    page = sign_in(username).get(f"/exhibits/{exhibit.pk}/").content.decode()
    assert firearm.number in page
    assert f"/firearms/{firearm.pk}/" in page
    assert ("Compare side by side" in page) == compares


def test_who_may_not_read_the_register_does_not_see_it(sign_in, pair):
    firearm, exhibit = pair
    assert firearm.number not in sign_in("fabio").get(f"/exhibits/{exhibit.pk}/").content.decode()
