"""Records that may be of one firearm: proposed at entry, in bulk, decided with a reason, taken back."""

from uuid import uuid4

import pytest

from rastro.canonical import RastroError
from rastro.registry import EventKind
from rastro_node.core import jobs
from rastro_node.core.context import this_node
from rastro_node.core.models import Job
from rastro_node.ledger.models import Entry
from rastro_node.registry.models import Firearm, Link, LinkProposal
from rastro_node.registry.selectors import life_of
from rastro_node.registry.selectors.links import links_of, waiting
from rastro_node.registry.services import NewFirearm, firearm_register, firearms_register
from rastro_node.registry.services.links import link_decide, link_reverse
from rastro_node.registry.services.proposing import propose_for, propose_start

FERRO = {"make": "Ferro", "model": "F9", "calibre": "9 x 19", "type": "pistol"}


def registered(serial, **words):
    made = firearm_register(actor=this_node(), firearm=NewFirearm(serial=serial, **FERRO | words))
    return f"firearm/{made}"


@pytest.fixture
def twins(db):
    return registered("FR0148B2"), registered("FRO148B2")


def test_a_second_entry_is_proposed_at_the_desk(twins):
    pair = LinkProposal.objects.get()
    assert (pair.left, pair.right) == tuple(sorted(twins))
    assert pair.probability > 0.9
    assert pair.reasons[0]["subject"] == "serial"
    assert Firearm.objects.filter(duplicate_of="").count() == 2


def test_neighbours_and_serials_that_say_nothing_are_not_proposed(db):
    for serial in ("FR0148B2", "FR0148B3", "123456", "123456", "S/N", "S/N"):
        registered(serial)
    assert not LinkProposal.objects.exists()


def test_the_same_call_serves_records_written_offline(twins):
    before = waiting()
    batch = [NewFirearm(serial="LX777123", **FERRO), NewFirearm(serial="LX777123", **FERRO)]
    made = firearms_register(batch, actor=this_node(), source="XA-I-2021-000001-1")
    assert waiting() == before
    refs = [f"firearm/{each}" for each in made]
    assert propose_for(refs) == 1
    assert propose_for(refs) == 0


def test_the_whole_register_is_compared_by_a_job_that_can_be_killed(twins):
    LinkProposal.objects.all().delete()
    job = propose_start(actor=this_node())
    jobs.run(job.pk)
    assert Job.objects.get(pk=job.pk).result == {"firearms": 2, "exhibits": 0, "proposed": 1}


def test_one_firearm_is_an_event_of_the_later_record_and_can_be_taken_back(twins):
    first, second = twins
    link_decide(actor=this_node(), left=first, right=second, verdict="one", reason="Typed twice.")
    later = Firearm.objects.get(pk=second.partition("/")[2])
    assert later.duplicate_of == first.partition("/")[2]
    assert life_of(later.pk)[-1].kind is EventKind.DUPLICATE_NOTED
    assert waiting() == 0
    with pytest.raises(RastroError, match="stands"):
        link_decide(actor=this_node(), left=second, right=first, verdict="two", reason="No.")
    link_reverse(actor=this_node(), left=first, right=second, reason="The slides differ.")
    later.refresh_from_db()
    assert later.duplicate_of == ""
    assert waiting() == 1
    assert [each.verdict for each in Link.objects.order_by("pk")] == ["one", "undone"]
    assert links_of(first) == []
    acts = set(Entry.objects.values_list("action", flat=True))
    assert {"link.decide", "link.reverse"} <= acts


@pytest.mark.parametrize("verdict", ["two", "again"])
def test_other_decisions_change_neither_record(twins, verdict):
    link_decide(actor=this_node(), left=twins[0], right=twins[1], verdict=verdict, reason="Both seen.")
    assert not Firearm.objects.exclude(duplicate_of="").exists()
    assert [each.verdict for each in links_of(twins[1])] == [verdict]
    assert LinkProposal.objects.get().verdict == verdict


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"reason": " "}, "Say why"),
        ({"reason": "x" * 501}, "500"),
        ({"verdict": "maybe"}, "one, two, again"),
        ({"left": "firearm/x"}, "names no record"),
        ({"right": f"firearm/{uuid4()}"}, "no such firearm"),
        ({"right": f"exhibit/{uuid4()}"}, "no such"),
    ],
)
def test_what_cannot_be_decided_is_said(twins, change, says):
    given = {"left": twins[0], "right": twins[1], "verdict": "two", "reason": "Seen."} | change
    with pytest.raises(RastroError, match=says):
        link_decide(actor=this_node(), **given)
    assert not Link.objects.exists()
