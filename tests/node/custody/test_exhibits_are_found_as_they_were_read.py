"""Firearms in custody are found by a reading that differs a little, and compared as the register's are."""

import csv
from uuid import UUID

import pytest
from tests.harness.shared import shared

from rastro.custody import ItemKind
from rastro.tracing import Description, score_candidates
from rastro_node.core.context import this_node
from rastro_node.custody.describing import NewExhibit
from rastro_node.custody.models import Exhibit
from rastro_node.custody.selectors import exhibit_as_record, exhibits_like
from rastro_node.custody.services import case_open
from rastro_node.custody.values import NewCase


def enter(*serials, make="Ferro", kind="firearm"):
    exhibits = [NewExhibit(kind=kind, type="pistol", make=make, serial=serial) for serial in serials]
    return case_open(actor=this_node(), case=NewCase(external_id=f"C-{serials[0]}"[:80]), exhibits=exhibits)


def like(serial, make=""):
    return {each.serial for each in exhibits_like(Description.of(make=make, serial=serial))}


@pytest.mark.parametrize(
    "read",
    ["FR0148B2", "fr-0148-b2", "FRO148B2", "FR014882", "FR014B2", "FR0148B27", "FR0[14]48B2", "F?0148?2"],
)
def test_one_mistake_does_not_hide_it(db, read):
    enter("FR0148B2", "TKX90417", "12345")
    assert "FR0148B2" in like(read)
    assert "12345" not in like(read)


def test_what_was_read_in_part_is_found_by_the_whole_serial(db):
    enter("FR01?8B2")
    assert like("FR0148B2") == {"FR01?8B2"}


@pytest.mark.parametrize("read", ["limado", "nunca tuvo", "????", ""])
def test_nothing_read_is_like_nothing(db, read):
    enter("FR0148B2", "limado")
    assert like(read) == set()


def test_lots_and_withdrawn_exhibits_are_left_out(db):
    enter("FR0148B2", kind="ammunition")
    enter("FR0148B3")
    Exhibit.objects.filter(kind=ItemKind.FIREARM).update(withdrawn_at="2021-01-14T00:00Z")
    assert like("FR0148B2") == set()


def test_a_record_goes_into_a_comparison_under_its_own_name(db):
    enter("FR0148B2")
    record = exhibit_as_record(Exhibit.objects.get())
    kind, _, pk = record.id.partition("/")
    assert (kind, UUID(pk)) == ("exhibit", Exhibit.objects.get().pk)
    ranking = score_candidates(Description.of(make="Ferro", serial="FRO148B2"), [record], population=1_000)
    assert ranking.candidates[0].firearm is record


def test_real_misreadings_find_each_other(db):
    with shared("records/br_rj_serial_confusable_groups.csv").open(encoding="utf-8") as stream:
        groups = [row["serial_variants"].split("|") for row in csv.DictReader(stream)]
    enter(*(serial for group in groups for serial in group), make="")
    for group in groups:
        for read in group:
            assert set(group) <= like(read), group
