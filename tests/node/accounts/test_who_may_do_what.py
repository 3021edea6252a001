"""Roles add up to permissions, and nobody acts at another State's node."""

import pytest

from rastro.canonical import Conflict, Forbidden, InvalidInput
from rastro_node.accounts.roles import ROLE_LABELS, ROLE_PERMISSIONS, Role, permissions_of
from rastro_node.accounts.selectors import actor_of_user, holders_of
from rastro_node.accounts.services import role_grant, role_revoke, user_create, user_deactivate
from rastro_node.core.actors import ANYONE, ActorKind, node_actor, peer_actor
from rastro_node.core.context import this_node
from rastro_node.core.permissions import Permission
from rastro_node.core.policies import may


def test_every_role_has_a_name_and_permissions():
    assert set(ROLE_LABELS) == set(ROLE_PERMISSIONS) == set(Role)
    assert all(ROLE_PERMISSIONS.values())


def test_every_permission_is_held_by_some_role():
    assert frozenset().union(*ROLE_PERMISSIONS.values()) == set(Permission)


def test_an_unknown_role_allows_nothing():
    assert permissions_of(frozenset({"emperor"})) == frozenset()


def test_a_tracing_officer_opens_traces_and_registers_nothing(actor):
    bruno = actor("bruno")
    assert may(bruno, Permission.TRACE_OPEN, state="XA")
    refusal = may(bruno, Permission.FIREARM_REGISTER, state="XA")
    assert not refusal
    assert refusal.rule.code == "core.rule.no_role"


def test_a_registrar_of_another_state_may_do_nothing_here(actor):
    assert may(actor("kirsten"), Permission.FIREARM_READ, state="XA").rule.code == "core.rule.other_state"


def test_mallory_may_do_nothing(actor):
    assert not any(may(actor("mallory"), permission, state="XA") for permission in Permission)


def test_a_stranger_is_asked_to_sign_in():
    assert may(ANYONE, Permission.TRACE_READ, state="XA").rule.code == "core.rule.sign_in"


def test_a_peer_has_no_permission_and_the_node_has_all_at_home():
    assert not any(may(peer_actor("XB"), permission, state="XB") for permission in Permission)
    assert all(may(node_actor("XA"), permission, state="XA") for permission in Permission)
    assert not may(node_actor("XA"), Permission.TRACE_READ, state="XB")


def test_a_refusal_says_its_rule_when_raised(actor):
    with pytest.raises(Forbidden, match="None of your roles may do this"):
        may(actor("mallory"), Permission.LEDGER_READ, state="XA").or_refuse()


def test_a_role_is_granted_by_somebody_else_and_can_be_taken_away(cast, actor):
    mallory, javier = cast["mallory"], actor("javier")
    role_grant(user=mallory, role="tracing_officer", by=javier)
    role_grant(user=mallory, role="tracing_officer", by=javier)
    assert mallory in holders_of(Role.TRACING_OFFICER)
    assert [str(grant.granted_by) for grant in mallory.grants.all()] == ["Javier Jara"]
    role_revoke(user=mallory, role="tracing_officer", by=javier)
    assert mallory not in holders_of(Role.TRACING_OFFICER)
    assert mallory.grants.count() == 1


def test_nobody_grants_a_role_to_themselves(cast, actor):
    with pytest.raises(Conflict):
        role_grant(user=cast["javier"], role="auditor", by=actor("javier"))


def test_a_role_must_exist(cast, actor):
    with pytest.raises(InvalidInput, match="The roles are: registrar"):
        role_grant(user=cast["mallory"], role="emperor", by=actor("javier"))


def test_a_closed_account_may_do_nothing(cast, actor):
    user_deactivate(user=cast["bruno"], by=actor("javier"))
    assert actor_of_user(cast["bruno"]).permissions == frozenset()


@pytest.mark.parametrize("username", ["", "a", "Alice", "1one", "a b", "a" * 61, "ålice", "a\x00b"])
def test_a_sign_in_name_is_plain(db, username):
    with pytest.raises(InvalidInput) as caught:
        user_create(username=username, name="X", by=this_node())
    assert caught.value.field == "username"


def test_names_and_addresses_are_taken_once(cast):
    with pytest.raises(Conflict, match="taken"):
        user_create(username="alice", name="Other", by=this_node())
    with pytest.raises(Conflict, match="another account"):
        user_create(username="alice2", name="Other", email="ALICE@example.test", by=this_node())


def test_the_node_acts_outside_requests():
    assert this_node().kind is ActorKind.NODE
    assert this_node().label == "node:XA"
