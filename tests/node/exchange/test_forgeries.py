"""A thousand forged envelopes reach a node: none is accepted, each has its reason and its ledger entry."""

import base64
import json
from datetime import UTC, datetime
from itertools import batched

from rastro.exchange import Nack, Receipt, next_of, open_answer
from rastro.testing.forgeries import forgeries
from rastro_node.exchange.directories import directory
from rastro_node.exchange.models import Incoming
from rastro_node.exchange.receiving import batch_receive
from rastro_node.ledger.models import Entry

LEAST = 1_000


def opened(answer, now):
    """A signed answer, whomever it is addressed to: a forger's name is whatever was claimed."""
    payload = answer.split(b".")[1]
    said = json.loads(base64.urlsafe_b64decode(payload + b"=" * (-len(payload) % 4)))
    return open_answer(answer, directory=directory(), recipient=said["to"], now=now)


def test_none_of_a_thousand_is_accepted(borealia, exchange_keys):
    genuine = [borealia.sealed() for _ in range(5)]
    batch_receive(genuine)
    before = Entry.objects.count()
    now = datetime.now(UTC)
    forged = list(
        forgeries(
            key=exchange_keys["XB"],
            sender="XB",
            recipient="XA",
            place=next_of(borealia.channel),
            now=now,
            strangers=[exchange_keys["XC"]],
            accepted=genuine,
            least=LEAST,
        )
    )
    assert len(forged) >= LEAST
    outcomes = [
        outcome for part in batched(forged, 64) for outcome in batch_receive([each.data for each in part])
    ]
    for forgery, outcome in zip(forged, outcomes, strict=True):
        answer = opened(outcome.answer, now)
        if forgery.repeats:
            assert (outcome.outcome, type(answer)) == ("duplicate", Receipt), forgery.kind
            continue
        assert (outcome.outcome, type(answer)) == ("refused", Nack), forgery.kind
        assert answer.code in forgery.expected_codes, forgery.kind
    assert Incoming.objects.filter(accepted=True).count() == len(genuine)
    assert Entry.objects.count() == before + len(forged)
