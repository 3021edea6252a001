"""The words of the pages on ballistics are explained, in four languages; every such page says its limits."""

import re

import pytest
from tests.docs.blocks import DOCS

TERMS = (DOCS / "explanation" / "terminology.md").read_text("utf-8")
WORDS = {
    "filters.md": ("form", "waviness", "cut-off", "band-pass", "Gaussian regression filter"),
    "impressions.md": ("breech-face impression", "registration", "congruent matching cells", "consensus"),
    "likelihood-ratios.md": (
        "likelihood ratio",
        "Cllr",
        "Tippett plot",
        "ELUB",
        "calibration set",
        "verbal scale",
    ),
    "search.md": ("descriptor", "recall", "lead"),
    "striated-marks.md": ("striae", "land engraved area", "crosscut", "signature", "phase"),
    "synthesis.md": ("synthesis", "subclass characteristics", "wear"),
}
TRANSLATED = re.compile(r"^\| \*\*(?P<term>[^|]+?)\*\*[^;|]*;(?P<others>[^|]+)\|", re.MULTILINE)


@pytest.mark.parametrize("page", WORDS)
def test_the_key_terms_of_a_page_are_explained(page):
    assert (DOCS / "algorithms" / page).exists()
    missing = [word for word in WORDS[page] if f"**{word}" not in TERMS and f", {word}" not in TERMS]
    assert missing == []


def test_every_term_has_three_translations():
    rows = list(TRANSLATED.finditer(TERMS))
    assert len(rows) > 40
    assert [row["term"] for row in rows if row["others"].count(";") != 2] == []


@pytest.mark.parametrize("page", sorted(set(WORDS) - {"search.md"}))  # its figure is the benchmark's plot
def test_a_page_on_a_method_has_a_figure_a_source_and_limits(page):
    text = (DOCS / "algorithms" / page).read_text("utf-8")
    assert re.search(r"!\[[^\]]{30,}\]\(([\w-]+\.svg)\)", text), "a figure that is described"
    assert re.search(r"doi\.org|ISO \d|AFTE", text), "a source"
    assert re.search(r"^## (Limits|What is not)", text, re.MULTILINE)
    for name in re.findall(r"\]\(([\w-]+\.svg)\)", text):
        file = DOCS / "algorithms" / name
        assert file.stat().st_size < 200_000
        assert "http://www.w3.org/2000/svg" in file.read_text("utf-8")[:300]
