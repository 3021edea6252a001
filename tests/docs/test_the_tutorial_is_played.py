"""The tutorial is played in a browser, step by step, on the very demo that the reader starts."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.docs.blocks import DOCS, Browser, blocks_of
from tests.docs.player import Player, untold
from tests.harness.browser import chromium, picture

TUTORIAL = DOCS / "tutorials" / "trace-a-pistol.md"
TRANSLATIONS = [DOCS / code / "trace-a-pistol.md" for code in ("es", "pt", "fr")]
BLOCKS = [block for block in blocks_of(TUTORIAL) if isinstance(block, Browser)]
MAY_BE_NAMED_BY_NUMBER = {"XA-T-"}
STARTED = 120.0


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo as `rastro demo` starts it, in a folder of its own; the pages by State."""
    folder = tmp_path_factory.mktemp("demo")
    folder.chmod(0o755)
    command = [str(Path(sys.executable).parent / "rastro"), "demo", "--folder", str(folder / "states")]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUNBUFFERED": "1"}
    said = (folder / "said").open("w")
    running = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=environment)
    try:
        yield pages_of(folder / "said", running)
    finally:
        running.terminate()  # a shell that runs tests in the background has SIGINT ignored
        running.wait(60)
        said.close()


def pages_of(said, running):
    end = time.monotonic() + STARTED
    while time.monotonic() < end and running.poll() is None:
        found = dict(re.findall(r"^ +(\w+) +(http://\S+)$", said.read_text(), re.MULTILINE))
        if {"Arcadia", "Borealia"} <= found.keys():
            return found
        time.sleep(0.2)
    raise AssertionError(f"the demo did not start:\n{said.read_text()}")


@pytest.mark.browser
def test_every_step_does_what_the_page_says(demo, tmp_path):
    with chromium() as browser:
        player = Player(browser, demo, tmp_path)
        for block in BLOCKS:
            for step in block.steps:
                player.play(step)
            picture(player.page, "after-" + "-".join(re.findall(r"\w+", block.steps[0])))
    evidence = json.loads((tmp_path / "evidence.json").read_text())
    assert [each["type"] for each in evidence["messages"]] == ["trace.request", "trace.answer"]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.steps[0])
def test_the_reader_is_told_what_to_press(block):
    assert set(untold(block)) <= MAY_BE_NAMED_BY_NUMBER


@pytest.mark.parametrize("page", TRANSLATIONS, ids=lambda page: page.parent.name)
def test_the_translations_have_the_same_parts(page):
    assert parts_of(page) == parts_of(TUTORIAL)


def parts_of(page):
    """What a translation must keep: headings, blocks, tables, texts in code."""
    text = re.sub(r"<!--.*?-->", "", page.read_text("utf-8"), flags=re.DOTALL)
    code = re.findall(r"`(FR[^`]+|Ferro|F9|9 x 19|2021-01-14)`", text)
    return text.count("\n## "), text.count("```"), sorted(code)
