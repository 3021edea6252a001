"""The pages of the protocol list every code, field, type and limit that the library has."""

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from tests.harness.refusal_codes import library_codes

from rastro.canonical import MAX_DEPTH, MAX_INTEGER, catalogue
from rastro.exchange import MAX_BYTES, MAX_LIFE, MAX_SKEW, MESSAGE_TYPES, Nack, Receipt
from rastro.exchange.answers import MAX_ANSWER_BYTES
from rastro.exchange.directory import MAX_KEYS, MAX_PEERS, Directory, Peer, PeerKey
from rastro.exchange.envelope import MAX_RECIPIENTS
from rastro.exchange.terms import MAX_ATTACHMENTS
from rastro.ledger import EntryBody, FindingKind
from rastro.ledger.export import MAX_LINE
from rastro.ledger.notes import MAX_NOTE
from rastro.testing.values import envelopes

PAGES = Path(__file__).resolve().parents[3] / "docs" / "protocol"
ON_THE_WIRE = {"sender": "from", "recipient": "to"}


def page(name):
    return (PAGES / f"{name}.md").read_text("utf-8")


def first_cells(text):
    """What the first column of the page's tables names in code."""
    cells = re.findall(r"^\| ((?:`[^`]+`(?:, )?)+) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_every_refusal_code_has_its_line():
    written = first_cells(page("refusals"))
    assert written - library_codes() == set()
    assert library_codes() - written == set()


def test_every_code_has_a_sentence():
    assert library_codes() - set(catalogue()) == set()


def test_every_code_named_anywhere_exists():
    for path in PAGES.glob("*.md"):
        named = set(re.findall(r"`((?:exchange|canonical)\.[a-z_.]+[a-z_])`", path.read_text("utf-8")))
        unknown = named - library_codes() - set(catalogue()) - MESSAGE_TYPES
        assert unknown <= {"exchange.handler.none", "exchange.peer.unknown"}, path.name


@settings(max_examples=100, deadline=None)
@given(envelopes())
def test_every_field_of_a_message_is_described(envelope):
    text = first_cells(page("envelope")) | set(
        re.findall(r"^\| \| `([a-z0-9_]+)` \|", page("envelope"), re.MULTILINE)
    )
    text |= set(re.findall(r"^\| `[a-z\[\]]+` \| `([a-z0-9_]+)` \|", page("envelope"), re.MULTILINE))
    value = envelope.as_json()
    for name, inner in value.items():
        if name in envelope.extra:
            continue
        assert name in text
        if name in {"user", "handling", "evaluation"}:
            assert set(inner) <= text
    for attachment in value.get("attachments", ()):
        assert set(attachment) <= text


def test_every_type_of_message_is_listed():
    listed = page("envelope").split("### Types")[1].split("## ")[0]
    assert set(re.findall(r"`([^`]+)`", listed)) == MESSAGE_TYPES


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Receipt, "receipts"),
        (Nack, "receipts"),
        (Directory, "directory"),
        (Peer, "directory"),
        (PeerKey, "directory"),
    ],
)
def test_every_field_of_the_others_is_described(kind, name):
    described = first_cells(page(name))
    inside = {each.name for each in fields(kind) if not each.name.startswith("_")}
    inside = {ON_THE_WIRE.get(each, each) for each in inside}
    if kind is PeerKey:
        inside = inside - {"key"} | {"kid", "alg", "jwk"}
    assert inside <= described


def test_every_member_of_an_entry_and_every_finding_is_described():
    described = first_cells(page("ledger"))
    assert {each.name for each in fields(EntryBody)} <= described
    assert set(get_args(FindingKind.__value__)) <= described


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("envelope", f"{MAX_BYTES:,} bytes"),
        ("envelope", f"within {MAX_LIFE.days} days"),
        ("envelope", f"{MAX_SKEW.seconds} s ahead"),
        ("envelope", f"list of 1–{MAX_RECIPIENTS} "),
        ("envelope", f"list of 1–{MAX_ATTACHMENTS} "),
        ("receipts", f"{MAX_ANSWER_BYTES:,} bytes"),
        ("directory", f"at most {MAX_PEERS}"),
        ("directory", f"at most {MAX_KEYS} "),
        ("canonical-json", f"{MAX_DEPTH} levels"),
        ("canonical-json", f"{MAX_INTEGER}"),
        ("ledger", f"{MAX_LINE:,} bytes"),
        ("ledger", f"{MAX_NOTE:,} characters"),
    ],
)
def test_every_limit_is_the_librarys(name, limit):
    assert limit in " ".join(page(name).split())


def test_every_link_between_the_pages_leads_somewhere():
    for path in PAGES.glob("*.md"):
        for target, anchor in re.findall(r"\]\(([a-z-]+\.md)(?:#([a-z-]+))?\)", path.read_text("utf-8")):
            headings = re.findall(r"^#+ (.+)$", (PAGES / target).read_text("utf-8"), re.MULTILINE)
            assert not anchor or anchor in {each.lower().replace(" ", "-") for each in headings}
