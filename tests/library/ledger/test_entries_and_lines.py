"""An act becomes an entry, an entry a line; what is read back is what was written."""

import json
import random
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rastro.canonical import InvalidInput, canonical_bytes
from rastro.ledger import GENESIS, Log, body_from_json, entry_line, head_line, leaf_of, sequence
from rastro.ledger.export import EntryLine, Head, read_line
from rastro.testing.ledgers import make_body, make_ledger

BODY = make_body(1, random.Random(1))
TEXTS = ("actor", "authority", "action", "object", "purpose", "legal_basis")


@given(st.integers(1, 10**6))
def test_a_body_is_read_back(number):
    body = make_body(number, random.Random(number))
    assert body_from_json(json.loads(canonical_bytes(body.as_json()))) == body


def test_entries_are_numbered_and_chained_across_batches():
    bodies = [make_body(number, random.Random(number)) for number in range(1, 8)]
    at_once, log = sequence(bodies, log=Log(), prev=GENESIS)
    first, halfway = sequence(bodies[:3], log=Log(), prev=GENESIS)
    second, batched = sequence(bodies[3:], log=halfway, prev=first[-1].leaf)
    assert at_once == first + second
    assert log == batched
    assert [entry.seq for entry in at_once] == list(range(1, 8))
    assert [entry.prev for entry in at_once] == [GENESIS, *(entry.leaf for entry in at_once[:-1])]


def test_an_entry_can_be_shown_to_stand_there_without_what_it_says():
    entry = make_ledger(sizes=[3]).entries[1]
    assert leaf_of(seq=entry.seq, prev=entry.prev, body_digest=entry.body.digest) == entry.leaf


def test_every_field_is_hashed():
    changes = [{name: f"{getattr(BODY, name)}x"} for name in TEXTS]
    changes += [{"at": BODY.at.replace(year=2022)}, {"payload_digest": "0" * 64}, {"id": UUID(int=7)}]
    changes += [{"decision": "denied"}, {"decision": "none"}, {"decision": "allowed"}]
    digests = {replace(BODY, **change).digest for change in changes}
    assert len(digests | {BODY.digest}) == len(changes)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"actor": "x" * 501}, "actor"),
        ({"actor": None}, "actor"),
        ({"action": ""}, "action"),
        ({"decision": "maybe"}, "decision"),
        ({"payload_digest": "00"}, "payload_digest"),
        ({"id": "x"}, "id"),
        ({"id": "0198A1B2-0000-7000-8000-000000000000"}, "id"),
        ({"at": "today"}, "at"),
        ({"more": "x"}, "body"),
    ],
)
def test_a_body_of_another_form_is_refused(change, field):
    with pytest.raises(InvalidInput) as caught:
        body_from_json({**BODY.as_json(), **change})
    assert caught.value.field == field


def test_a_line_is_read_back():
    entry = make_ledger(sizes=[1]).entries[0]
    assert read_line(entry_line(**entry.as_json())) == EntryLine(1, GENESIS, entry.leaf, entry.body.as_json())
    log = Log().append(bytes.fromhex(entry.leaf))
    assert read_line(head_line(origin="x", log=log, prev=entry.leaf)) == Head("x", log, entry.leaf)


@settings(max_examples=300)
@given(st.data())
def test_any_turned_bit_of_a_line_is_read_without_harm(data):
    spoilt = bytearray(data.draw(st.sampled_from(make_ledger(sizes=[2], tail=1).lines)))
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    try:
        read_line(bytes(spoilt))
    except InvalidInput as error:
        refused = error
    else:
        return
    assert refused.say()


@pytest.mark.parametrize(
    "line", [b"", b"[]", b"{}", b'{"type":"entry"}', b'{"type":"head","version":2}', b"\xff", b"x" * 70_000]
)
def test_any_other_line_is_refused(line):
    with pytest.raises(InvalidInput):
        read_line(line)
