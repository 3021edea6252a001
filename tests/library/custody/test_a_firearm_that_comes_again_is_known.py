"""The serial under which two seizures are one firearm's; measured on the records of Rio de Janeiro."""

import csv
import gzip
from collections import defaultdict

import pytest
from tests.harness.shared import shared

from rastro.canonical import RastroError
from rastro.custody import OwnerClass, owner_of, repeat_key
from rastro.markings import read_serial


@pytest.mark.parametrize(
    ("serial", "key"),
    [
        ("tkl-28 417", "TKL28417"),
        ("FR0148B2", "FR0148B2"),
        ("FR0l48?2", "FR0L48?2"),
        ("1234", ""),
        ("ABCDEF", ""),
        ("RASPADO", ""),
        ("raspado 12345", ""),
        ("nunca tuvo", ""),
        ("", ""),
    ],
)
def test_what_tells_a_firearm_apart(serial, key):
    assert repeat_key(read_serial(serial)) == key


def key_of(serial):
    try:
        return repeat_key(read_serial(serial))
    except RastroError:
        return ""


def test_rio_has_as_many_as_the_domain_notes_count():
    with gzip.open(shared("records/br_rj_seizures_2017_2022.csv.gz"), "rt", encoding="utf-8") as stream:
        lines = {tuple(row.values()): row for row in csv.DictReader(stream) if row["class"] == "ARMA DE FOGO"}
    same_make, same_type, police = defaultdict(set), defaultdict(set), set()
    for row in lines.values():
        if serial := key_of(row["serial"]):
            described = serial, row["make"], row["type"]
            same_make[described[:2]].add(row["case_id"])
            same_type[described].add(row["case_id"])
            if owner_of(row["state_owned"]) is OwnerClass.POLICE:
                police.add(described)
    again = {key for key, cases in same_type.items() if len(cases) > 1}
    assert sum(len(cases) > 1 for cases in same_make.values()) == 3_782
    assert len(again) == 3_746
    assert len(again & police) > len(again) / 2, "mostly police arms"
