"""Vectors of messages: keys and directory, what is accepted, what is refused, what is answered."""

import base64
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from golden.keys import NOW, ed25519, es256, sealed, shown
from rastro.canonical import canonical_bytes, sha256_hex, timestamp
from rastro.exchange import (
    Attachment,
    Channel,
    Directory,
    Envelope,
    Evaluation,
    Handling,
    Nack,
    PeerKey,
    Receipt,
    Refused,
    User,
    next_of,
    open_sealed,
    read_directory,
)
from rastro.testing.exchange import VALID_FOR, Office, peer
from rastro.testing.forgeries import forgeries

KEYS = {
    "XA": ed25519("XA/sign/2021-1"),
    "XB": ed25519("XB/sign/2021-1"),
    "XB/customs": ed25519("XB/customs/sign/2021-1"),
    "XC": es256("XC/sign/2021-1"),
    "XD": ed25519("XD/sign/2021-1"),
}
ROOT = ed25519("XS/directory/2021-1")
LONGEST = 2000
"""Longest forgery kept, in bytes."""
MOST = 3
"""Forgeries kept of a kind that is refused with one code; of wrong fields, all."""


def directory() -> Directory:
    """Four States, one of them with a second office."""
    peers = tuple(peer(address, key, now=NOW) for address, key in KEYS.items())
    return Directory(version=7, issued=NOW, expires=NOW + VALID_FOR, peers=peers)


def message(sender: str, channel: Channel, **changes: Any) -> Envelope:
    """The next message of a channel to Arcadia, with an identifier that repeats."""
    place = next_of(channel)
    digest = sha256_hex(f"{sender} {place.seq} {sorted(changes)}".encode())
    number = int(digest[:18], 16) % 2**62
    envelope = Envelope(
        id=UUID(int=int(NOW.timestamp() * 1000) << 80 | 0x7 << 76 | 0b10 << 62 | number),
        typ="ping",
        sender=sender,
        recipients=("XA",),
        seq=place.seq,
        prev=place.prev,
        iat=NOW - timedelta(seconds=5),
        exp=NOW + timedelta(days=7) - timedelta(seconds=5),
        user=User("person/1f0c", "tracing_officer", "aal2"),
        purpose="criminal_investigation",
        legal_basis="CIFTA XIII",
        body={},
    )
    return replace(envelope, **changes)


def keys_file() -> dict[str, Any]:
    """Test keys and the directory they stand in."""
    return {
        "about": "Keys of these vectors, private halves `d` too: never use them. `root` signs `directory`.",
        "now": timestamp(NOW),
        "root": shown(ROOT),
        "keys": [shown(key) for key in KEYS.values()],
        "directory": sealed(directory().as_json(), ROOT, kind="rastro.directory"),
    }


_FULL: dict[str, Any] = {
    "typ": "trace.request",
    "case": "XC-T-2021-000482",
    "in_reply_to": UUID("01770000-0000-7000-8000-000000000001"),
    "nbf": NOW - timedelta(seconds=5),
    "classification": 2,
    "handling": Handling(("H1", "H3"), "Not to be shown to the press."),
    "evaluation": Evaluation("B", 3),
    "urgency": "very_urgent",
    "due": NOW + timedelta(hours=24),
    "retention": date(2026, 1, 14),
    "attachments": (Attachment(sha256_hex(b"photo"), "left side.jpg", "image/jpeg", 5),),
    "body": {"make": "Ferro", "calibre": "9 × 19 mm", "serial": "FR0148?2", "ñ": ["拳銃", "\U0001f52b"]},
    "extra": {"x_later": {"kept": [1, None, True]}},
}


def _accepted() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        ("the least a message says", "XB", {}),
        ("every field, and one of a later minor version; ECDSA", "XC", _FULL),
        ("an office inside a State", "XB/customs", {}),
        ("to two States; the place is in the channel to the first", "XB", {"recipients": ("XA", "XD")}),
        ("issued by a clock 300 s ahead", "XD", {"iat": NOW + timedelta(seconds=300)}),
        ("in its last second", "XD", {"iat": NOW - timedelta(days=7), "exp": NOW + timedelta(seconds=1)}),
        ("valid for thirty days", "XD", {"iat": NOW, "exp": NOW + timedelta(days=30)}),
        ("a fraction of a second", "XB", {"iat": NOW - timedelta(microseconds=250_000)}),
    ]


def accepted_file() -> dict[str, Any]:
    """Messages that open."""
    cases = []
    for about, sender, changes in _accepted():
        envelope = message(sender, Channel(sender, "XA"), **changes)
        data = sealed(envelope.as_json(), KEYS[sender])
        opened = open_sealed(data.encode(), directory=directory(), recipient="XA", now=NOW)
        cases.append(
            {
                "about": about,
                "message": data,
                "kid": opened.kid,
                "digest": opened.digest,
                "payload": canonical_bytes(envelope.as_json()).decode(),
            }
        )
    return {"about": "XA opens each at the moment `now` of keys.json.", "cases": cases}


def _told(data: bytes) -> dict[str, str]:
    """As text where it is plain ASCII, else in Base64."""
    if data.isascii() and data.decode().isprintable():
        return {"message": data.decode()}
    return {"base64": base64.b64encode(data).decode()}


def refused_file() -> dict[str, Any]:
    """Messages that are refused, in order, after some that are accepted."""
    receiver = Office("XA", KEYS["XA"], directory(), NOW)
    channel, before = Channel("XB", "XA"), []
    for seq in range(1, 4):
        envelope = message("XB", channel, body={"number": seq})
        before.append(sealed(envelope.as_json(), KEYS["XB"]))
        channel = channel.advanced(receiver.receive(before[-1].encode()).digest)
    cases: list[dict[str, str]] = []
    kept: Counter[tuple[str, str]] = Counter()
    for forgery in forgeries(
        key=KEYS["XB"],
        sender="XB",
        recipient="XA",
        place=next_of(channel),
        now=NOW,
        strangers=[KEYS["XD"]],
        accepted=[each.encode() for each in before],
        least=1,
    ):
        (code,) = forgery.expected_codes
        kept[forgery.kind, code] += 1
        many = kept[forgery.kind, code] > MOST and forgery.kind != "wrong_field"
        if len(forgery.data) > LONGEST or (many and not forgery.place_after):
            continue
        outcome = "repeated" if forgery.repeats else "useless" if forgery.place_after else "refused"
        cases.append({"kind": forgery.kind, **_told(forgery.data), "outcome": outcome, "code": code})
    return {
        "about": "XA accepts `before` in order, then gets each case in order. `refused`: with that code, and "
        "nothing moves. `useless`: with that code, and the channel goes on behind it. `repeated`: the first "
        "receipt again, and no second effect.",
        "before": before,
        "cases": cases,
    }


def answers_file() -> dict[str, Any]:
    """Receipts and refusals of one channel, step by step."""
    steps, sent, channel = [], [], Channel("XB", "XA")
    for seq in range(1, 4):
        envelope = message("XB", channel, body={"step": seq}, **({"major": 2} if seq == 2 else {}))  # noqa: PLR2004
        sent.append(sealed(envelope.as_json(), KEYS["XB"]))
        channel = channel.advanced(sha256_hex(canonical_bytes(envelope.as_json())))
    receiver = Office("XA", KEYS["XA"], directory(), NOW)
    for about, place in (
        ("the second before the first", 1),
        ("the first", 0),
        ("the first again", 0),
        ("the second, of a version that nobody reads", 1),
        ("the third", 2),
    ):
        answer = receiver.receive(sent[place].encode())
        kind = "rastro.receipt" if isinstance(answer, Receipt) else "rastro.nack"
        steps.append(
            {
                "about": about,
                "message": sent[place],
                "answer": sealed(answer.as_json(), KEYS["XA"], kind=kind),
                "code": answer.code if isinstance(answer, Nack) else None,
                "seq": receiver.receiving.get("XB", Channel("XB", "XA")).seq,
            }
        )
    return {
        "about": "XB sends each message to XA, which answers; `seq` is the channel's afterwards.",
        "steps": steps,
    }


def directories_file() -> dict[str, Any]:
    """Directories that are refused."""
    good = directory()
    value = good.as_json()
    twin = {**value, "peers": [*value["peers"], value["peers"][0]]}  # type: ignore[misc, index]
    late = replace(good, expires=NOW).as_json()
    foreign = replace(good.peers[0], keys=(PeerKey(KEYS["XB"].public(), NOW, NOW),))
    cases = [
        ("by another key", sealed(value, KEYS["XA"], kind="rastro.directory"), 0),
        ("under another purpose", sealed(value, ROOT), 0),
        ("older than one read before", sealed(value, ROOT, kind="rastro.directory"), 8),
        ("expired", sealed(late, ROOT, kind="rastro.directory"), 0),
        ("an authority twice", sealed(twin, ROOT, kind="rastro.directory"), 0),
        (
            "a key of another authority",
            sealed(replace(good, peers=(foreign,)).as_json(), ROOT, kind="rastro.directory"),
            0,
        ),
        ("padded", sealed(value, ROOT, kind="rastro.directory") + "==", 0),
    ]
    refused = []
    for about, data, last in cases:
        try:
            read_directory(data.encode(), trusted_key=ROOT.public(), now=NOW, last_version=last)
        except Refused as error:
            refused.append({"about": about, "directory": data, "last_version": last, "code": error.code})
    return {
        "about": "Each is refused with that code by whoever trusts `root` of keys.json.",
        "refused": refused,
    }
