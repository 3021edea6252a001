"""Arcadia's node with keys, a directory and a disclosure policy; Borealia and Cascadia beside it."""

import csv
import io
from datetime import date
from uuid import UUID

import pytest
from django.conf import settings
from tests.harness.neighbour import Neighbour, make_home, peer_of

from rastro.canonical import SigningKey, uuid7
from rastro.registry import Event, EventKind, Holder, HolderKind
from rastro.tracing import Description
from rastro_node.core.context import this_node
from rastro_node.core.keys import signing_key
from rastro_node.exchange.handling import message_handle, waiting_messages
from rastro_node.exchange.receiving import batch_receive
from rastro_node.exchange.services import peers_read
from rastro_node.tracing.services import recovery_record, trace_open, trace_send

OPEN_POLICY = """
version = "XA-1"

[[rule]]
name = "What we ask Borealia"
direction = "request"
states = ["XB"]
purposes = ["criminal_investigation"]
groups = ["description", "marks", "recovery", "circumstances", "offence", "case", "contact"]

[[rule]]
name = "Answers about private and missing firearms"
states = ["XB"]
purposes = ["criminal_investigation"]
categories = ["private", "missing", "trade", "not_found"]
groups = [
  "outcome", "description", "marks", "production", "dealer_chain", "holder_identity", "theft_report",
  "events", "status", "time_to_crime", "candidates", "remarks",
]
automatic = true

[[rule]]
name = "State stock goes to a person"
states = ["XB"]
categories = ["state"]
groups = ["outcome", "description", "state_stock", "status", "candidates", "remarks"]
handling = ["H1", "H2"]
"""
PISTOL = {
    "make": "FERRO XB",
    "model": "F9",
    "calibre": "9 x 19",
    "type": "pistol",
    "serial": "FR0l48?2",
    "place": "Paso del Norte",
    "found_by": "Customs",
    "possessor": {"name": "Zacarias Zamora"},
    "context": {"context": "trafficking", "concealment": "spare wheel"},
}

MAKER = Holder(HolderKind.MANUFACTURER, "MAKER-NAME", "XA")
DEALER = Holder(HolderKind.DEALER, "DEALER-NAME", "XA")
PERSON = Holder(HolderKind.PERSON, "HOLDER-NAME", "XA", licence="LICENCE-NUMBER")
LIFE = tuple(
    Event(
        str(uuid7()), kind, day, seq=seq, place=place, holder=holder, authority=by, reference=ref, data=data
    )
    for seq, (kind, day, place, holder, by, ref, data) in enumerate(
        [
            (EventKind.MANUFACTURED, date(2014, 3, 11), "MADE-PLACE", MAKER, "", "", {}),
            (
                EventKind.MARKED,
                date(2014, 3, 11),
                "",
                None,
                "",
                "",
                {"mark": "manufacture", "text": "MARK-TEXT"},
            ),
            (EventKind.TRANSFERRED_TO_DEALER, date(2015, 1, 22), "", DEALER, "", "", {}),
            (EventKind.SOLD, date(2015, 2, 3), "SALE-PLACE", PERSON, "", "", {}),
            (EventKind.REPORTED_STOLEN, date(2017, 5, 20), "", None, "REPORT-AUTHORITY", "REPORT-NUMBER", {}),
        ],
        start=1,
    )
)
"""A life that says something in every group but State stock."""


@pytest.fixture(scope="session")
def exchange_keys():
    return {state: SigningKey.generate(f"{state}/sign/1") for state in ("XA", "XB", "XC")}


@pytest.fixture
def home(tmp_path, exchange_keys, monkeypatch):
    peers = tuple(peer_of(state, key) for state, key in exchange_keys.items())
    root = SigningKey.generate("XS/directory/1")
    options = make_home(tmp_path / "xa", own=exchange_keys["XA"], peers=peers, root=root)
    monkeypatch.setattr(settings, "RASTRO", options)
    signing_key.cache_clear()
    yield options
    signing_key.cache_clear()


@pytest.fixture
def policy(home):
    """Set the policy in force: `policy(text)`."""
    path = home.path("policies.disclosure")
    path.parent.mkdir(exist_ok=True)

    def write(text):
        path.write_text(text, "utf-8")

    write(OPEN_POLICY)
    return write


@pytest.fixture
def arcadia(db, policy):
    """The node's own side: peers read, a policy in force."""
    peers_read()


@pytest.fixture
def borealia(arcadia, exchange_keys):
    return Neighbour("XB", exchange_keys["XB"])


@pytest.fixture
def cascadia(arcadia, exchange_keys):
    return Neighbour("XC", exchange_keys["XC"])


@pytest.fixture
def receive():
    """Take messages from the wire and let this room act on them; the outcomes."""

    def deliver(*sealed):
        outcomes = batch_receive(sealed)
        for each in waiting_messages():
            message_handle(each)
        return [each.outcome for each in outcomes]

    return deliver


@pytest.fixture
def record(arcadia):
    """Record a recovery: the story's pistol unless said otherwise."""

    def by(actor=None, **words):
        return recovery_record(actor=actor or this_node(), **(PISTOL | words))

    return by


@pytest.fixture
def asked(record):
    """Open a trace of the story's pistol and send it to Borealia; the request as sent."""

    def ask(actor=None, to="XB", **words):
        actor = actor or this_node()
        trace = trace_open(
            actor=actor,
            recovery=record(actor, **words),
            purpose="criminal_investigation",
            legal_basis="CIFTA XIII",
            case="PA-2021-17",
        )
        return trace_send(actor=actor, trace_id=trace.pk, to=to)

    return ask


@pytest.fixture
def register(arcadia):
    """Fill this State's register with rows: id, make, model, calibre, type, serial, sold_on, holder."""
    from rastro_node.registry.importing import import_csv

    def fill(*rows):
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(["firearm_id", "make", "model", "calibre", "type", "serial", "sold_on", "holder"])
        writer.writerows(rows)
        return import_csv(io.BytesIO(text.getvalue().encode()), actor=this_node())

    return fill


@pytest.fixture
def ferro(register):
    """One firearm with a mark in every group of its life, so that a leak shows."""
    from rastro_node.registry import selectors
    from rastro_node.registry.services import event_append

    register(["FIREARM-NUMBER", "Ferro", "F9", "9 mm Luger", "pistol", "FR0148B2", "", ""])
    (found,) = selectors.firearms_like(Description.of(make="Ferro", serial="FR0148B2"))
    for event in LIFE:
        event_append(actor=this_node(), firearm=UUID(found.id), event=event)
    return found
