"""Every block of the documentation that is marked to be run does what the page says."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.docs.blocks import DOCS, ROOT, Browser, Shell, blocks_of, pages_with_blocks
from tests.harness import databases

from rastro_node.cluster.ports import free_port

PAGES = [
    page for page in pages_with_blocks() if not any(isinstance(each, Browser) for each in blocks_of(page))
]
SHOW_PLACE = '\nstatus=$?; pwd > "$PLACE"; exit $status\n'


@pytest.fixture
def checkout(tmp_path, postgres):
    """A folder that looks like a checkout to a reader; nodes made there leave nothing on the test server."""
    shutil.copytree(DOCS, tmp_path / "docs")
    yield tmp_path
    for made in tmp_path.glob("*/node.toml"):
        url = urlsplit(tomllib.loads(made.read_text("utf-8"))["database"]["app"])
        databases.drop(postgres, url.path.lstrip("/"))


@pytest.fixture
def shell(postgres, tmp_path_factory):
    """The reader's shell: its commands, a PostgreSQL, ports that nobody uses."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("RASTRO_", "DATABASE_"))
    }
    return {
        **kept,
        "PATH": path,
        "LC_ALL": "C",
        "SERVER_URL": postgres,
        "WEB_PORT": str(free_port()),
        "EXCHANGE_PORT": str(free_port()),
        "PLACE": str(tmp_path_factory.mktemp("place") / "pwd"),
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_block_does_what_the_page_says(page, checkout, shell):
    here = checkout
    for block in blocks_of(page):
        assert isinstance(block, Shell)
        ran = subprocess.run(
            ["sh", "-c", block.script + SHOW_PLACE],
            cwd=here, env=shell, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        said = ran.stdout + ran.stderr
        assert ran.returncode == block.status, f"{block.script}\n{said}"
        assert_printed(block, said)
        here = Path(Path(shell["PLACE"]).read_text().strip())


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
