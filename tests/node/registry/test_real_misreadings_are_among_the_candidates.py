"""Each serial of the real crime guns mis-read once: the right firearm is among those that are compared."""

import csv
import io
import random

import pytest
from benchmarks.crime_guns.misreading import misread
from tests.harness.shared import shared

from rastro.tracing import Description
from rastro_node.core.context import this_node
from rastro_node.registry.importing import COLUMNS, import_csv
from rastro_node.registry.selectors import firearms_like

LEAST = 0.998


@pytest.fixture
def real(db):
    with shared("records/us_crime_guns_brady.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["firearm_serial"].strip()]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for number, row in enumerate(rows):
        serial = row["firearm_serial"].strip()
        writer.writerow((number, row["manufacturer_name"], "", row["firearm_caliber"], "", serial, "", ""))
    report = import_csv(io.BytesIO(out.getvalue().encode()), actor=this_node())
    assert report.registered == len(rows)
    return rows


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_right_one_is_among_them(real, seed):
    chance = random.Random(seed)
    missed = []
    for number, row in enumerate(real):
        read, mistake = misread(row["firearm_serial"].strip(), chance)
        like = firearms_like(Description.of(make=row["manufacturer_name"], serial=read))
        if str(number) not in {each.number for each in like}:
            missed.append((mistake, row["firearm_serial"], read))
    assert len(missed) <= (1 - LEAST) * len(real), missed
