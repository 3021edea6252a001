"""Firearms in custody are compared with the register and with each other, also those that a file brought."""

import io
import json

import pytest
from django.conf import settings
from typer.testing import CliRunner

from rastro.cli.main import app
from rastro_node.core import jobs
from rastro_node.core.context import this_node
from rastro_node.core.models import Job
from rastro_node.custody.describing import NewExhibit
from rastro_node.custody.importing import import_seizures
from rastro_node.custody.models import Exhibit
from rastro_node.custody.services import case_open
from rastro_node.custody.values import NewCase
from rastro_node.ledger.models import Entry
from rastro_node.registry.models import LinkProposal
from rastro_node.registry.selectors.links import links_of
from rastro_node.registry.selectors.pairing import MOST_PAIRS
from rastro_node.registry.services import NewFirearm, firearm_register, firearms_register
from rastro_node.registry.services.links import link_decide, link_reverse
from rastro_node.registry.services.proposing import PROPOSE, propose_all, propose_for, propose_start

HEADER = "case_id,class,type,make,model,calibre,serial,state_owned,registered_on"
FERRO = "arma de fogo,pistola,Ferro,F9,9 mm"
LINES = (
    f"C-1,{FERRO},FR0148B2,POLÍCIA MILITAR,2021-01-14",
    f"C-2,{FERRO},FR0148B2,,2021-03-02",
    f"C-2,{FERRO},FR0777A1,,2021-03-02",
    f"C-3,{FERRO},KX993145,,2021-04-02",
    "C-4,munição,cartucho,Ferro,,9 mm,,,2021-04-02",
)


def seized(*lines):
    """Take lines of seizures over and let the worker compare what came."""
    report = import_seizures(io.BytesIO("\n".join((HEADER, *lines)).encode()), actor=this_node())
    for job in Job.objects.filter(kind=PROPOSE, state=Job.State.WAITING):
        jobs.run(job.pk)
    return report


def registered(serial="FR0148B2"):
    pistol = NewFirearm(make="Ferro", model="F9", calibre="9 x 19", type="pistol", serial=serial)
    return f"firearm/{firearm_register(actor=this_node(), firearm=pistol)}"


def pairs():
    return {(each.left, each.right) for each in LinkProposal.objects.all()}


def pair_in(*cases):
    rows = [Exhibit.objects.get(case__external_id=case, serial="FR0148B2") for case in cases]
    return tuple(sorted(f"exhibit/{row.pk}" for row in rows))


def test_a_file_of_seizures_starts_the_comparison(db):
    report = seized(*LINES)
    job = Job.objects.get(kind=PROPOSE)
    assert job.arguments == {"source": report.number}
    assert job.result == {"firearms": 0, "exhibits": 4, "proposed": 1}
    assert pairs() == {pair_in("C-1", "C-2")}
    assert LinkProposal.objects.get().state_owned
    assert Entry.objects.filter(action="links.find").count() == 1


def test_a_later_file_meets_the_register_and_what_lies_there(db):
    firearm = registered("FRO148B2")
    seized(LINES[0])
    seized(LINES[1])
    rows = {f"exhibit/{pk}" for pk in Exhibit.objects.values_list("pk", flat=True)}
    assert pairs() == {pair_in("C-1", "C-2")} | {tuple(sorted((firearm, each))) for each in rows}


def test_what_stands_twice_in_one_case_is_not_seized_again(db):
    other = LINES[0].replace("POLÍCIA MILITAR", "")
    seized(LINES[0], other)
    assert Exhibit.objects.count() == 2
    assert not pairs()


def test_one_serial_make_and_type_is_proposed_whatever_it_weighs(db):
    seized(*(f"C-{number},{FERRO},12345,,2021-01-14" for number in (1, 2)))
    assert len(pairs()) == 1
    seized(*(f"D-{number},{FERRO},S/N,,2021-01-14" for number in (1, 2)))
    assert len(pairs()) == 1


def test_each_seizure_is_proposed_with_the_one_before_it(db):
    seized(*(f"C-{number},{FERRO},FR0148B2,,2021-01-{number:02}" for number in range(1, 21)))
    assert len(pairs()) == 19
    seized(f"C-99,{FERRO},FR0148B2,,2021-02-01")
    assert pair_in("C-20", "C-99") in pairs()
    assert len(pairs()) == 20


def test_very_many_alike_have_their_likeliest_pairs(db):
    alike = [NewFirearm(make="Ferro", type="pistol", serial="FR0148B2") for _number in range(30)]
    made = firearms_register(alike, actor=this_node())
    propose_for([f"firearm/{each}" for each in made])
    assert 30 * MOST_PAIRS / 2 <= len(pairs()) <= 30 * MOST_PAIRS


def test_the_comparison_of_everything_walks_custody_too_and_goes_on(db):
    firearm = registered()
    seized(*LINES)
    whole = pairs()
    LinkProposal.objects.all().delete()
    job = propose_start(actor=this_node())
    jobs.run(job.pk)
    ended = Job.objects.get(pk=job.pk)
    assert ended.result == {"firearms": 1, "exhibits": 4, "proposed": 3}
    assert pairs() == whole
    again = propose_all(jobs.Run(job.pk, this_node(), [1, 2, firearm.partition("/")[2]]))
    assert again == {"firearms": 1, "exhibits": 4, "proposed": 2}


def test_a_firearm_seized_again_is_decided_and_taken_back(db):
    seized(*LINES)
    left, right = pair_in("C-1", "C-2")
    link_decide(actor=this_node(), left=left, right=right, verdict="again", reason="Same slide.")
    assert [each.verdict for each in links_of(left)] == ["again"]
    seized(f"C-9,{FERRO},XX000777,,2021-01-14")
    assert LinkProposal.objects.get().verdict == "again"
    link_reverse(actor=this_node(), left=left, right=right, reason="Another slide.")
    assert not links_of(left)


@pytest.mark.parametrize("verdict", ["one", "again"])
def test_an_exhibit_and_a_registered_firearm_are_decided(db, verdict):
    firearm = registered()
    found = NewExhibit(make="FERRO", model="F9", calibre="9 mm", type="pistola", serial="FRO148B2")
    case_open(actor=this_node(), case=NewCase(external_id="PDN-1"), exhibits=[found])
    pair = LinkProposal.objects.get()
    made = link_decide(
        actor=this_node(), left=pair.left, right=pair.right, verdict=verdict, reason="The frame."
    )
    assert made.event is None
    assert [each.pk for each in links_of(firearm)] == [made.pk]


def test_the_pages_label_both_sides(cast, sign_in):
    cast["alice"].language = "en"
    cast["alice"].save()
    seized(*LINES)
    alice, pair = sign_in("alice"), LinkProposal.objects.get()
    queue = alice.get("/firearms/pairs/").content.decode()
    assert "One firearm, seized again" in queue
    assert "Ferro FR0148B2" in queue
    page = alice.get(f"/firearms/pairs/{pair.pk}/").content.decode()
    assert page.count("seized in 2 cases") == 2
    assert page.count("State-owned") == 1
    assert "Police" in page
    assert "Proposed as" in page
    told = alice.get(f"/api/v1/pairs/{pair.pk}").json()
    assert (told["proposed"], told["state_owned"]) == ("again", True)


@pytest.mark.parametrize("serial", ["FR0148B2 (revelado)", "FR0148B2 - REVELADO", "fr0148b2 (Revelada)"])
def test_words_beside_a_serial_do_not_hide_it(db, serial):
    one, other = registered(serial), registered("FRO148B2")
    assert pairs() == {tuple(sorted((one, other)))}


@pytest.fixture
def find(db, tmp_path, monkeypatch):
    (tmp_path / "node.toml").touch()
    monkeypatch.setenv("RASTRO_HOME", str(settings.RASTRO.home or ""))
    return lambda: CliRunner().invoke(app, ["duplicates", "find", "--home", str(tmp_path), "--json"])


def test_the_command_goes_on_where_it_was_cut_short(find):
    firearm = registered()
    case_open(
        actor=this_node(),
        case=NewCase(external_id="PDN-1"),
        exhibits=[NewExhibit(type="pistola", serial="A1")],
    )
    told = json.loads(find().stdout)
    assert told == {"firearms": 1, "exhibits": 1, "proposed": 0}
    cut = propose_start(actor=this_node())
    Job.objects.filter(pk=cut.pk).update(
        state=Job.State.RUNNING, checkpoint=[7, 3, firearm.partition("/")[2], "firearm", 0]
    )
    assert json.loads(find().stdout) == {"firearms": 7, "exhibits": 1, "proposed": 3}
    assert Job.objects.filter(kind=PROPOSE, state=Job.State.DONE).count() == 2
    assert Entry.objects.filter(action="links.find").count() == 2
