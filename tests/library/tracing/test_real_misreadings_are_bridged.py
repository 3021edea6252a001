"""Serials that two officers read in two ways (O for 0, I for 1), among 42,000 others of the same city."""

import csv
import gzip
import re

from rapidfuzz import fuzz, process
from tests.harness.shared import shared

from rastro.markings import fold
from rastro.tracing import Description, RegisteredFirearm, score_candidates

NOT_WORD = re.compile(r"\W")


def test_the_other_spelling_is_first_or_in_the_first_three():
    """The register spells many of these firearms in several ways; any of one folded serial is accepted."""
    lines = _firearms()
    pairs = _misread_pairs()
    left_out = {(make, seen) for make, _, seen in pairs}
    register = [
        RegisteredFirearm(str(n), make=make, calibre=row["calibre"], type=row["type"], serial=serial)
        for n, ((make, serial), row) in enumerate(lines.items())
        if (make, serial) not in left_out
    ]
    keys = [fold(each.serial) for each in register]
    first = in_three = 0
    for make, registered, seen in pairs:
        row = lines.get((make, seen), {})
        description = Description.of(
            make=make, calibre=row.get("calibre", ""), type=row.get("type", ""), serial=seen
        )
        near = process.extract(fold(seen), keys, scorer=fuzz.ratio, limit=200)
        offered = [register[place] for _, _, place in near]
        ranking = score_candidates(description, offered, population=len(register))
        named = [_folded(each.firearm.serial) for each in ranking.candidates[:3]]
        first += named[0] == _folded(registered)
        in_three += _folded(registered) in named
    assert len(register) > 40_000
    assert first / len(pairs) >= 0.96
    assert in_three / len(pairs) >= 0.99


def _firearms():
    with gzip.open(shared("records/br_rj_seizures_2017_2022.csv.gz"), "rt", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["class"] == "ARMA DE FOGO" and row["serial"]]
    found = {}
    for row in rows:
        found.setdefault((row["make"], row["serial"]), row)
    return found


def _misread_pairs():
    with shared("records/br_rj_serial_confusable_groups.csv").open(encoding="utf-8") as stream:
        return [
            (row["make"], first, other)
            for row in csv.DictReader(stream)
            for first, *others in [row["serial_variants"].split("|")]
            for other in others
        ]


def _folded(serial):
    return NOT_WORD.sub("", fold(serial))
