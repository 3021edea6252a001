"""The site builds without a warning and asks nothing of anybody else."""

import re
import subprocess
import sys

import pytest
from tests.docs.blocks import ROOT

pytest.importorskip("mkdocs")
LOADED = re.compile(
    r"<(?:script|img|iframe|source)[^>]+src=[\"']?https?:[^\"' >]+"
    r"|<link[^>]+rel=[\"']?(?:stylesheet|preload|preconnect|icon)[^>]+href=[\"']?https?:[^\"' >]+"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The documentation as `make docs` builds it."""
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    return folder


def test_it_builds_strictly_with_every_page(site):
    pages = {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")}
    made = {path.relative_to(site) for path in site.rglob("index.html")}
    assert len(made) >= len(pages)
    assert (site / "search" / "search_index.json").exists()


def test_no_page_loads_anything_from_elsewhere(site):
    for path in site.rglob("*.html"):
        found = LOADED.search(path.read_text("utf-8"))
        assert found is None, f"{path.relative_to(site)}: {found and found[0]}"


def test_the_library_pages_hold_the_docstrings(site):
    markings = (site / "reference" / "library" / "markings" / "index.html").read_text("utf-8")
    assert "compare_serials" in markings
    assert "The character, upper or lower case as seen" in markings
