"""A token is shown once, kept as a digest, and can do no more than its owner."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rastro.canonical import Conflict, InvalidInput, NotFound
from rastro_node.accounts.models import Token
from rastro_node.accounts.selectors import actor_of_token, token_by_secret
from rastro_node.accounts.services import role_revoke, token_create, token_revoke, user_deactivate
from rastro_node.core.actors import ActorKind
from rastro_node.core.permissions import Permission


@pytest.fixture
def brunos(cast, actor):
    return token_create(
        user=cast["bruno"], name="nightly", scopes=["trace.open", "trace.read"], by=actor("bruno")
    )


def test_the_secret_is_kept_nowhere(brunos):
    kept = Token.objects.values_list().get()
    assert brunos.secret.startswith("rastro_")
    assert not any(brunos.secret in str(value) for value in kept)


def test_a_program_acts_with_its_scopes(brunos):
    program = actor_of_token(token_by_secret(brunos.secret))
    assert program.kind is ActorKind.PROGRAM
    assert program.label == "program:bruno/nightly"
    assert program.permissions == {Permission.TRACE_OPEN, Permission.TRACE_READ}


def test_a_program_loses_what_its_owner_loses(brunos, cast, actor):
    role_revoke(user=cast["bruno"], role="tracing_officer", by=actor("javier"))
    assert actor_of_token(token_by_secret(brunos.secret)).permissions == frozenset()


def test_an_expired_token_opens_nothing(brunos):
    assert token_by_secret(brunos.secret, now=timezone.now() + timedelta(days=90, seconds=1)) is None


def test_a_revoked_token_opens_nothing(brunos, actor):
    token_revoke(token=brunos.token, by=actor("bruno"))
    assert token_by_secret(brunos.secret) is None
    with pytest.raises(NotFound):
        token_revoke(token=brunos.token, by=actor("bruno"))


def test_tokens_die_with_the_account(brunos, cast, actor):
    user_deactivate(user=cast["bruno"], by=actor("javier"))
    assert token_by_secret(brunos.secret) is None


def test_a_wrong_secret_opens_nothing(brunos):
    assert token_by_secret(brunos.secret + "x") is None
    assert token_by_secret("") is None


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"scopes": ["firearm.register"]}, "scopes"),
        ({"name": ""}, "name"),
        ({"name": "a b"}, "name"),
        ({"days": 0}, "days"),
        ({"days": 367}, "days"),
    ],
)
def test_what_cannot_be_asked_for_says_which_field(cast, actor, asked, field):
    options = {"name": "n", "scopes": ["trace.read"], "days": 1, **asked}
    with pytest.raises(InvalidInput) as caught:
        token_create(user=cast["bruno"], by=actor("bruno"), **options)
    assert caught.value.field == field
    assert caught.value.say()


def test_one_live_token_of_a_name(brunos, cast, actor):
    with pytest.raises(Conflict):
        token_create(user=cast["bruno"], name="nightly", scopes=["trace.read"], by=actor("bruno"))
    token_revoke(token=brunos.token, by=actor("bruno"))
    assert token_create(user=cast["bruno"], name="nightly", scopes=["trace.read"], by=actor("bruno"))
