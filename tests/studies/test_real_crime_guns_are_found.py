"""The Brady table, each serial mis-read once at random: the right firearm is first, or in the first three."""

import pytest
from benchmarks.crime_guns.checking import figures
from benchmarks.crime_guns.scoring import answer_all
from benchmarks.crime_guns.splitting import RECOVERIES, TRUTH, recoveries
from benchmarks.crime_guns.table import firearms, read
from tests.harness.shared import shared


def answered(misread):
    lines = read(shared("records/us_crime_guns_brady.csv"))
    registered = firearms(lines)
    found, truth = recoveries(lines, registered, misread=misread)
    answers = answer_all([dict(zip(RECOVERIES, row, strict=True)) for row in found], registered)
    return figures([dict(zip(TRUTH, row, strict=True)) for row in truth], answers)


def test_read_right_every_firearm_is_found_and_its_time_to_crime_is_exact():
    told = answered(None)
    assert (told["lines"], told["with_serial"]["lines"]) == (635, 583)
    assert told["with_serial"]["not_first"] == []
    days = told["time_to_crime"]
    assert (days["both_dates"], len(days["not_checkable"])) == (451, 38)
    assert days["wrong"] == days["not_said"] == []
    assert told["without_serial"]["other_than_R3_or_R10"] == []
    assert told["holds"]


@pytest.mark.parametrize("seed", [11, 12])
def test_misread_once_the_right_firearm_is_first(seed):
    told = answered(seed)
    assert told["with_serial"]["first"] >= 0.97
    assert told["with_serial"]["in_three"] >= 0.995
    assert told["with_serial"]["candidate_without_reason"] == []
    assert told["time_to_crime"]["wrong"] == []
    assert told["lost"] == told["duplicates"] == []
