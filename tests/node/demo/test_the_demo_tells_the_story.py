"""What a newcomer finds in the demo: the cast, the traces with their outcomes, a queue, the ledgers."""

import json
import re
import subprocess
import sys
import time
from html import unescape
from pathlib import Path

import httpx
import pytest
from django.utils.translation import override
from tests.harness.told import told_demo
from tests.harness.visitor import Visitor

from rastro_node.accounts.roles import ROLE_LABELS, Role
from rastro_node.demo.records import recoveries, states

pytestmark = pytest.mark.xdist_group("demo")
SOON = 60.0
MEMBER = r'<button class="member"[^>]*value="(\w+)"[^>]*>(.*?)</button>'
OUTCOMES = {
    "PDN-2021-0114-2": ("limado", "R3"),
    "PDN-2021-0114-3": ("nunca tuvo", "R10"),
    "PDN-2021-0114-4": ("FR0091C7", "R8 R9"),
    "PA-2020-0311-1": ("RP2O612", ""),
    "VH-2020-0302-1": ("F12 33O7", "R2"),
}
"""What each recovery's serial was read as, and the outcome before the newcomer does anything."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    with told_demo(folder) as made:
        yield made


@pytest.fixture(scope="module")
def bruno(demo):
    """Arcadia's tracing officer, once Borealia has answered what it answers by itself."""
    visitor, end = Visitor(demo.homes["XA"].web_url, "bruno"), time.monotonic() + SOON
    while time.monotonic() < end and len(visitor.rows("/traces/?show=waiting")) > 1:
        time.sleep(0.3)
    return visitor


@pytest.fixture(scope="module")
def lars(demo, bruno):
    return Visitor(demo.homes["XB"].web_url, "lars")


@pytest.fixture(scope="module")
def newcomer(demo, bruno):
    """The trace of the pistol on the table, as its answer came."""
    return open_trace(
        demo, "--serial", "FR0l48?2", "--make", "Ferro", "--model", "F9", "--calibre", "9 x 19",
        "--type", "pistol", "--recovered-on", "2021-01-14", "--place", "Paso del Norte",
    )  # fmt: skip


def open_trace(demo, *described):
    command = [str(Path(sys.executable).parent / "rastro"), "trace", "open", "--as", "bruno", "--json"]
    where = ["--home", str(demo.homes["XA"].folder), "--to", "XB", "--wait", str(SOON)]
    told = subprocess.run([*command, *where, *described], check=True, capture_output=True, text=True)
    return json.loads(told.stdout)


@pytest.mark.parametrize("code", ["XA", "XB"])
def test_the_cast_stands_on_the_sign_in_page_with_their_roles(demo, code):
    page = unescape(
        httpx.get(f"{demo.homes[code].web_url}/account/sign-in/", headers={"Accept-Language": "en"}).text
    )
    shown = {each: re.sub(r"<[^>]+>", " ", card) for each, card in re.findall(MEMBER, page, re.DOTALL)}
    record = states()[code]
    assert set(shown) == {person.username for person in record.people}
    for person in record.people:
        with override("en"):
            role = str(ROLE_LABELS[Role(person.role)]) if person.role else ""
        assert person.name in shown[person.username]
        assert record.authorities[person.authority] in shown[person.username]
        assert role in shown[person.username]


def test_each_trace_of_the_story_stands_as_the_story_says(bruno):
    assert set(OUTCOMES) == {each.id for each in recoveries("XA")}
    stands = {row["serial"]: row["outcome"] for row in bruno.rows("/traces/?of=all")}
    assert {serial: stands.get(serial) for serial, _outcome in OUTCOMES.values()} == dict(OUTCOMES.values())


def test_the_days_and_places_are_those_of_the_story(bruno):
    rows = {row["serial"]: (row["recovered_on"], row["place"]) for row in bruno.rows("/traces/?of=all")}
    for each in recoveries("XA"):
        assert rows[each.serial] == (str(each.recovered_on), each.place)


def test_one_request_waits_for_a_person_and_the_others_were_answered_at_once(bruno, lars):
    waiting = lars.rows("/requests/?show=waiting")
    assert [(row["outcome"], row["automatic"]) for row in waiting] == [("R8", "False")]
    revolver = next(row for row in bruno.rows("/traces/?of=all") if row["serial"] == "RP2O612")
    assert waiting[0]["trace_number"] == revolver["number"]
    answered = {row["outcome"]: row["automatic"] for row in lars.rows("/requests/?show=answered")}
    assert {"R3": "True", "R2": "True"}.items() <= answered.items()


def test_the_newcomer_reads_who_held_it_when_it_was_sold_and_how_long_ago(newcomer):
    assert [each["code"] for each in newcomer["outcomes"]] == ["R1", "R9"]
    assert newcomer["time_to_crime_days"] == 2172
    said = " ".join(newcomer["sentences"])
    assert "Henrik Holm, Nordheim (Borealia) bought this firearm on 3 February 2015." in said
    assert "It was reported stolen on 20 May 2017." in said
    assert newcomer["next_steps"]


def test_the_newcomer_reads_why_each_other_candidate_was_not_it(newcomer):
    why = {each["serial"]: [reason["text"] for reason in each["reasons"]] for each in newcomer["candidates"]}
    assert next(iter(why)) == "FR0148B2"
    assert {"l read for 1", "unread character 7 is B"} <= set(why["FR0148B2"])
    assert "make differs: read Ferro, registered Frommer" in why["FR014882"]
    assert {"8 read for B", "deactivated 2013"} <= set(why["FR014B82"])
    assert "noted as a second entry of FR0148B2: the same firearm" in why["FRO148B2"]


ACTS = {
    ("XA", "iris"): {
        "recovery.record", "trace.open", "registry.search", "trace.send", "message.send", "message.receive",
        "answer.receive",
    },
    ("XB", "marie"): {"message.receive", "request.receive", "registry.search", "answer.send", "message.send"},
}  # fmt: skip


@pytest.mark.parametrize(("code", "auditor"), ACTS)
def test_the_auditor_finds_every_act_in_the_ledger(demo, newcomer, code, auditor):
    visitor = Visitor(demo.homes[code].web_url, auditor)
    told = visitor.post("/ledger/export/", "/ledger/", purpose="audit")
    acts = {line["body"]["action"] for line in map(json.loads, told.splitlines()) if line["type"] == "entry"}
    assert ACTS[code, auditor] <= acts
