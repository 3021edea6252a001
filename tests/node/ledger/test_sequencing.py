"""Entries get their numbers in batches, and an export of them verifies anywhere."""

import json

import pytest

from rastro.canonical import SigningKey
from rastro.ledger import verify_export
from rastro_node.core import keys
from rastro_node.ledger import services
from rastro_node.ledger.exports import export_lines
from rastro_node.ledger.models import Checkpoint, Leaf, Payload, Unsequenced
from rastro_node.ledger.services import Act, acts_record, entries_sequence


@pytest.fixture
def node_key(monkeypatch):
    key = SigningKey.generate("XA/sign/1")
    monkeypatch.setattr(services, "signing_key", lambda: key)
    assert keys.own_state() == "XA"
    return key


def record(count):
    acts_record(
        Act(
            action="firearm.read",
            object=f"firearm/{n}",
            actor="person/alice",
            authority="XA",
            payload={"field": "holder", "n": n},
        )
        for n in range(count)
    )


def verify(lines, key):
    return verify_export(lines, public_key=key.public())


def test_every_entry_waits_until_it_is_numbered(db, node_key):
    record(30)
    assert Unsequenced.objects.count() == 30
    assert entries_sequence(limit=20) == 20
    assert entries_sequence(limit=20) == 10
    assert list(Leaf.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 31))
    assert not Unsequenced.objects.exists()


def test_an_export_is_sound_and_ends_with_a_signed_checkpoint(db, node_key):
    record(25)
    lines = list(export_lines())
    found = verify(lines, node_key)
    assert found.sound, found
    assert Checkpoint.objects.get().size == 25
    assert json.loads(lines[-1])["type"] == "checkpoint"


def changed(lines):
    entry = json.loads(lines[5])
    entry["body"]["actor"] = "person/mallory"
    return [*lines[:5], json.dumps(entry).encode() + b"\n", *lines[6:]]


@pytest.mark.parametrize(
    "tamper",
    [
        changed,
        lambda lines: [*lines[:5], *lines[6:]],
        lambda lines: [*lines[:5], lines[6], lines[5], *lines[7:]],
        lambda lines: [*lines[:-4], lines[-1]],
    ],
    ids=["changed", "deleted", "reordered", "truncated"],
)
def test_a_tampered_export_is_found_out(db, node_key, tamper):
    record(25)
    assert not verify(tamper(list(export_lines())), node_key).sound


def test_a_payload_can_be_erased_and_the_log_stays_sound(db, node_key):
    record(1)
    Payload.objects.get().delete()
    assert verify(list(export_lines()), node_key).sound
