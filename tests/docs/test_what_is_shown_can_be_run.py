"""Every block of the documentation that is marked to be run does what the page says."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.blocks import DOCS, ROOT, Browser, Shell, blocks_of, pages_with_blocks

PAGES = [
    page for page in pages_with_blocks() if not any(isinstance(each, Browser) for each in blocks_of(page))
]
SHOW_PLACE = '\nstatus=$?; pwd > "$PLACE"; exit $status\n'


@pytest.fixture
def checkout(tmp_path):
    """A folder that looks like a checkout to a reader: its documentation, its commands."""
    shutil.copytree(DOCS, tmp_path / "docs")
    return tmp_path


def environment(place):
    """The reader's shell."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "LC_ALL": "C", "PLACE": str(place)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_block_does_what_the_page_says(page, checkout, tmp_path_factory):
    place, here = tmp_path_factory.mktemp("place") / "pwd", checkout
    for block in blocks_of(page):
        assert isinstance(block, Shell)
        ran = subprocess.run(
            ["sh", "-c", block.script + SHOW_PLACE],
            cwd=here, env=environment(place), capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        said = ran.stdout + ran.stderr
        assert ran.returncode == block.status, f"{block.script}\n{said}"
        assert_printed(block, said)
        here = Path(place.read_text().strip())


def assert_printed(block, said):
    """Each line stands in what was printed, in order."""
    rest = said
    for line in block.printed:
        before, found, rest = rest.partition(line.strip())
        assert found, f"{block.script}\ndid not print: {line}\nbut: {before}"


def test_there_are_such_pages():
    assert DOCS / "tutorials" / "verify-what-you-were-sent.md" in PAGES
    assert ROOT.joinpath("mkdocs.yml").exists()


def test_the_files_of_the_tutorial_are_what_the_library_makes():
    checked = subprocess.run(
        [sys.executable, "tools/tutorial_files.py", "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
