"""One click signs in as one of the cast, in the demo alone: with a condition missing the node refuses."""

import pytest
from django.test import Client
from django.urls import reverse

from rastro.canonical import Forbidden, SigningKey
from rastro_node.core.models import TrainingSeal
from rastro_node.core.training import is_training, training_check, training_seal

pytestmark = pytest.mark.django_db
TRAINING = {"node.training": True}
ONE_CLICK = "/account/sign-in/training/"


def test_one_click_signs_in_as_one_of_the_cast(own_key, cast):
    own_key(**TRAINING)
    training_seal()
    client = Client()
    page = client.get(reverse("account_login"))
    assert {"bruno", "alice"} <= {member.username for member in page.context["cast"]}
    assert client.post(ONE_CLICK, {"username": "bruno"}).status_code == 302
    me = client.get("/api/v1/me/").json()
    assert me["username"] == "bruno"


def test_it_leads_where_one_wanted_to_go_within_the_node(own_key, cast):
    own_key(**TRAINING)
    training_seal()
    assert Client().post(ONE_CLICK, {"username": "bruno", "next": "/jobs/"}).url == "/jobs/"
    assert Client().post(ONE_CLICK, {"username": "bruno", "next": "https://evil.test/"}).url == "/"


def test_nobody_unknown_signs_in(own_key, cast):
    own_key(**TRAINING)
    training_seal()
    assert Client().post(ONE_CLICK, {"username": "nobody"}).status_code == 404


def test_without_the_setting_there_is_no_cast_and_no_click(own_key, cast, client):
    own_key()
    assert client.get(reverse("account_login")).context["cast"] == []
    assert client.post(ONE_CLICK, {"username": "bruno"}).status_code == 404


REFUSALS = {
    "a real State": ({"state": "PA"}, "core.training.state"),
    "pages that others reach": ({"web.host": "0.0.0.0"}, "core.training.host"),  # noqa: S104
    "an exchange that others reach": ({"exchange.host": "10.0.0.1"}, "core.training.host"),
    "a public address": ({"web.address": "https://node.example"}, "core.training.host"),
    "a name that only begins like ours": ({"web.host": "127.0.0.1.example"}, "core.training.host"),
}


@pytest.mark.parametrize(("values", "code"), REFUSALS.values(), ids=REFUSALS)
def test_it_is_refused_for(own_key, cast, values, code):
    own_key(**TRAINING)
    training_seal()
    training_check.cache_clear()
    changed = dict(values)
    own_key(changed.pop("state", "XA"), **TRAINING, **changed)
    with pytest.raises(Forbidden) as caught:
        is_training()
    assert caught.value.code == code
    refused(caught.value.say())


def test_it_is_refused_without_the_seal(own_key, cast):
    own_key(**TRAINING)
    with pytest.raises(Forbidden) as caught:
        is_training()
    refused(caught.value.say())


def test_it_is_refused_with_another_nodes_seal(own_key, cast):
    own_key(**TRAINING)
    training_seal()
    seal = TrainingSeal.objects.get()
    training_check.cache_clear()
    other = SigningKey.generate("XA/sign/1")
    from rastro.canonical import canonical_bytes
    from rastro_node.core.training import seals_check

    with pytest.raises(Forbidden):
        seals_check([(seal.statement, other.sign(canonical_bytes(seal.statement)))])
    with pytest.raises(Forbidden):
        seals_check([({**seal.statement, "state": "XB"}, bytes(seal.signature))])


def test_no_seal_is_given_where_training_may_not_be(own_key):
    own_key("PA", **TRAINING)
    with pytest.raises(Forbidden):
        training_seal()
    own_key("XA", **{"node.training": False})
    with pytest.raises(Forbidden):
        training_seal()


@pytest.mark.parametrize("state", ["AA", "QM", "QZ", "XA", "XZ", "ZZ"])
def test_codes_that_no_state_will_have_are_allowed(own_key, state):
    own_key(state, **TRAINING)
    training_seal()
    assert is_training()


def refused(said):
    """Nothing at all is served, and the page says why."""
    for address in ("/account/sign-in/", "/api/v1/me/", "/"):
        response = Client(headers={"accept-language": "en"}).get(address)
        assert response.status_code == 503
        assert said in response.content.decode()
