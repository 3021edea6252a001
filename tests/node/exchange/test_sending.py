"""The outbox: sealed, numbered and recorded in the transaction of the act."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from tests.harness.neighbour import OLGA

from rastro.canonical import NotFound, SigningKey
from rastro.exchange import Channel as LibraryChannel
from rastro.exchange import Receipt, Refused, accept, open_sealed, seal_answer
from rastro_node.exchange import delivery
from rastro_node.exchange.directories import directory
from rastro_node.exchange.models import Acknowledgement, Channel, Outgoing
from rastro_node.exchange.services import message_send
from rastro_node.ledger.models import Entry


def send(**fields):
    given = {"to": "XB", "type_": "ping", "body": {}, "user": OLGA, "purpose": "test", "legal_basis": "CIFTA"}
    return message_send(**(given | fields))


def opened(row):
    return open_sealed(bytes(row.sealed), directory=directory(), recipient="XB", now=datetime.now(UTC))


def test_messages_form_a_channel_that_the_peer_accepts(arcadia):
    channel = LibraryChannel("XA", "XB")
    for row in [send(body={"n": n}) for n in range(3)]:
        channel = accept(channel, opened(row))
    assert channel.seq == 3
    assert Entry.objects.filter(action="message.send").count() == 3


def test_a_rolled_back_act_leaves_no_message_and_no_number(arcadia):
    def act_that_fails():
        with transaction.atomic():
            send()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act_that_fails()
    assert not Outgoing.objects.exists()
    assert send().seq == 1


def test_an_unknown_peer_is_named(arcadia):
    with pytest.raises(NotFound) as caught:
        send(to="XQ")
    assert caught.value.code == "exchange.peer.unknown"


def test_a_body_too_large_to_send_is_not_stored(arcadia):
    with pytest.raises(Refused):
        send(body={"text": "x" * 300_000})
    assert not Outgoing.objects.exists()


def deliver_with(monkeypatch, answers):
    monkeypatch.setattr(delivery, "_post", lambda _peer, batch: answers(batch))
    return delivery.channel_deliver("XB")


def receipts(key: SigningKey):
    def answer(batch):
        now = datetime.now(UTC)
        sealed = [seal_answer(Receipt.of(opened(row), by="XB", at=now), key) for row in batch]
        return [("stored", each) for each in sealed]

    return answer


def test_a_receipt_confirms_each_message_once(arcadia, exchange_keys, monkeypatch):
    for _ in range(3):
        send()
    done = deliver_with(monkeypatch, receipts(exchange_keys["XB"]))
    assert (done.confirmed, done.more, done.failure) == (3, False, None)
    assert Acknowledgement.objects.filter(accepted=True).count() == 3
    assert deliver_with(monkeypatch, receipts(exchange_keys["XB"])).confirmed == 0


def test_a_receipt_signed_by_somebody_else_confirms_nothing(arcadia, exchange_keys, monkeypatch):
    send()
    impostor = SigningKey.from_pem("XB/sign/1", exchange_keys["XC"].to_pem())
    done = deliver_with(monkeypatch, receipts(impostor))
    assert done.confirmed == 0
    assert done.failure is not None
    channel = Channel.objects.get(peer="XB", direction="out")
    assert channel.failing_since is not None
    assert channel.failure["code"] == "exchange.delivery.refused"


def test_a_peer_that_cannot_be_reached_is_seen_and_the_message_waits(arcadia, monkeypatch):
    row = send()
    monkeypatch.setattr(delivery, "_client", lambda _peer: unreachable())
    done = delivery.channel_deliver("XB")
    assert done.failure is not None
    assert done.failure.code == "exchange.delivery.unreachable"
    assert Outgoing.objects.filter(pk=row.pk, acknowledgement__isnull=True).exists()


def unreachable():
    import httpx

    return httpx.Client(base_url="https://127.0.0.1:1", timeout=1.0)
