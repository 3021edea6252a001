"""Ten consecutively made slides: forty breech faces, prepared once."""

import csv
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest
from tests.harness.shared import shared

from rastro.ballistics import PreparedImpression, compare_impressions, prepare_impression, read_x3p


@dataclass(frozen=True)
class Scan:
    """A prepared scan and the slide it comes from."""

    name: str
    source: str
    prepared: PreparedImpression


@pytest.fixture(scope="session")
def fadul():
    """The scans of the Fadul study."""
    table = Path(shared("ballistics/ground_truth.csv"))
    with table.open() as file:
        rows = [row for row in csv.DictReader(file) if row["study"] == "fadul2011"]
    return [
        Scan(row["file"], row["source"], prepare_impression(read_x3p(table.parent / row["file"])))
        for row in rows
    ]


@pytest.fixture(scope="session")
def known_matches(fadul):
    """Its pairs from one slide."""
    return [(a, b) for a, b in combinations(fadul, 2) if a.source == b.source]


@pytest.fixture(scope="session")
def known_non_matches(fadul):
    """Its pairs from different slides."""
    return [(a, b) for a, b in combinations(fadul, 2) if a.source != b.source]


@pytest.fixture(scope="session")
def compared_matches(known_matches):
    """All its pairs from one slide, compared."""
    return [compare_impressions(a.prepared, b.prepared) for a, b in known_matches]


@pytest.fixture(scope="session")
def compared_others(known_non_matches):
    """A twelfth of its pairs from different slides, compared; all of them in benchmarks/impressions.py."""
    return [compare_impressions(a.prepared, b.prepared) for a, b in known_non_matches[::12]]
