"""README and its neighbours: what they name is there, decisions have their parts, links lead somewhere."""

import re

import pytest
from tests.docs.blocks import DOCS, ROOT

FRONT = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "THREAT_MODEL.md", "CHANGELOG.md"]
PAGES = [ROOT / name for name in FRONT] + sorted(DOCS.rglob("*.md"))
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
FENCE = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
OUTSIDE = ("http://", "https://", "mailto:")


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def prose_of(path):
    """A page without its blocks of code."""
    return FENCE.sub("", path.read_text("utf-8"))


def anchors_of(path):
    """The anchors of a page's headings, as the site makes them."""
    headings = re.findall(r"^#+ +(.+?)(?: +#+)?$", prose_of(path), re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", each.replace("`", "")).strip().lower() for each in headings)
    return {re.sub(r"[\s]+", "-", each) for each in plain}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page):
    for target in LINK.findall(prose_of(page)):
        if target.startswith(OUTSIDE):
            continue
        place, _, anchor = target.partition("#")
        file = (page.parent / place).resolve() if place else page
        assert file.exists(), f"{name_of(page)} links to {target}, which is not there"
        assert file.is_relative_to(ROOT), f"{name_of(page)} leads out of the repository: {target}"
        if anchor and file.suffix == ".md":
            assert anchor in anchors_of(file), f"{name_of(page)} links to {target}: no such heading"


@pytest.mark.parametrize("page", DECISIONS, ids=name_of)
def test_a_decision_has_its_four_parts(page):
    text = page.read_text("utf-8")
    number = page.name[:4]
    assert text.startswith(f"# {number} ")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Context", "Options", "Decision", "Consequences"]
    for part in re.split(r"^## .+$", text, flags=re.MULTILINE)[1:]:
        assert len(part.split()) > 20


def test_decisions_are_numbered_without_a_gap_and_listed():
    assert [page.name[:4] for page in DECISIONS] == [f"{n:04d}" for n in range(1, len(DECISIONS) + 1)]
    index = (DOCS / "decisions" / "index.md").read_text("utf-8")
    assert all(f"({page.name})" in index for page in DECISIONS)


def test_every_test_that_the_threat_model_names_is_there():
    named = set(
        re.findall(r"`((?:library|node|browser|drills|docs)/[\w/]+\.py)`", prose_of(ROOT / "THREAT_MODEL.md"))
    )
    assert len(named) > 30
    missing = sorted(name for name in named if not (ROOT / "tests" / name).exists())
    assert not missing


def test_every_threat_has_a_control_and_a_test():
    rows = [line for line in prose_of(ROOT / "THREAT_MODEL.md").splitlines() if line.startswith("| ")]
    threats = [row.strip("|").split("|") for row in rows if row.count("|") == 5 and "---" not in row]
    for threat, control, shown, _remains in threats:
        if threat.strip() != "threat":
            assert control.strip(), threat
            assert "`" in shown, threat


def test_the_readme_shows_picture_and_commands():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "](docs/assets/two-states.svg)" in readme
    assert "make demo" in readme
    assert "make test" in readme


def test_every_target_of_make_named_anywhere_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    for page in PAGES:
        text = page.read_text("utf-8")
        named = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))
        assert named <= targets, f"{name_of(page)}: {named - targets}"


def test_every_page_stands_in_the_navigation():
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[2]
    listed = set(re.findall(r"([\w/-]+\.md)", navigation))
    there = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}
    assert there == listed


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_nothing_is_fetched_from_elsewhere(page):
    assert not re.search(r"!\[[^\]]*\]\(https?:|<(?:script|img|link|iframe)[^>]+https?:", prose_of(page))
