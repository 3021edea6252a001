"""The story at both ends by keyboard alone, in Spanish and English, wide and narrow; axe on every page."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils.translation import override
from tests.browser.parts import READERS, RECOVERED, parts
from tests.harness.browser import axe, chromium, new_page, overflow, picture
from tests.harness.keyboard import Keyboard
from tests.harness.told import told_demo

from rastro.canonical import Text
from rastro.tracing import OutcomeCode, outcome_text
from rastro_node.tracing.saying import say, say_day

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]
SOON = 30_000
REMARK = "Le livre de police est joint. 7 pages."


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    with told_demo(folder) as made:
        yield made


@pytest.fixture(scope="module")
def prepared(demo, tmp_path_factory):
    """The four parts, and the number of the request that waits in Borealia's queue for each."""
    told = parts(tmp_path_factory.mktemp("parts"))
    return [(part, ask_for_a_court(demo.homes["XA"].folder, part.other)) for part in told]


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


def ask_for_a_court(home, firearm):
    """Open and send a trace whose answer may be read out in court, so that a person has to look."""
    command = [
        str(Path(sys.executable).parent / "rastro"), "trace", "open", "--home", str(home), "--as", "bruno",
        "--make", firearm.make, "--model", firearm.model, "--calibre", firearm.calibre, "--type", "pistol",
        "--serial", firearm.serial, "--recovered-on", str(RECOVERED), "--place", "Valle Hondo",
        "--purpose", "prosecution", "--to", "XB", "--json",
    ]  # fmt: skip
    told = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}
    )
    return json.loads(told.stdout)["number"]


@pytest.mark.parametrize("reader", range(len(READERS)), ids=["-".join(map(str, each)) for each in READERS])
def test_both_ends_of_a_trace(demo, prepared, browser, reader):
    part, waiting = prepared[reader]
    bruno = sit_down(browser, part, demo.homes["XA"].web_url, "Bruno Barros")
    number = enter_what_lies_on_the_table(bruno, part.pistol)
    preview_and_send(bruno)
    read_the_answer(bruno, part.pistol)
    lars = sit_down(browser, part, demo.homes["XB"].web_url, "Lars Lund")
    find_it_answered_automatically(lars, number)
    answer_from_the_queue(lars, waiting, part.other)
    read_the_other_answer(bruno, waiting, part.other)
    for each in (bruno, lars):
        each.page.context.close()


def look(reader, name):
    """Axe finds nothing, and nothing scrolls sideways."""
    width = reader.page.viewport_size["width"]
    picture(reader.page, f"keyboard-{reader.language}-{width}-{name}")
    # What happens to lie half under the top bar is no small target: axe looks from the top.
    reader.page.evaluate("scrollTo(0, 0)")
    assert axe(reader.page) == [], reader.page.url
    assert overflow(reader.page) == 0, reader.page.url


def sit_down(browser, part, address, who):
    """Open a State's pages, sign in as one of the cast, and read in one's own language."""
    reader = Keyboard(new_page(browser, width=part.width, language=part.language), part.language)
    reader.page.goto(address)
    look(reader, f"{who}-door")
    reader.enter(reader.named("button", who), who)
    if not reader.page.locator("html").get_attribute("lang").startswith(part.language):
        languages = reader.page.locator("details:has(button[name='language']) > summary")
        reader.unfold(languages, "the languages")
        reader.enter(reader.page.locator(f"button[name='language'][value='{part.language}']"), part.language)
    assert reader.page.locator("html").get_attribute("lang").startswith(part.language)
    look(reader, f"{who}-first")
    return reader


def go_to(reader, page):
    """Open a page of the menu; on a narrow screen the menu itself first."""
    burger = reader.named("button", reader.words("Menu"))
    if burger.count():
        reader.unfold(burger, "the menu")
    reader.press("link", page)
    look(reader, page)


def enter_what_lies_on_the_table(bruno, pistol):
    """From the queue to the trace, searched at home; its number."""
    bruno.press("link", "New recovery")
    look(bruno, "intake")
    bruno.choose(bruno.page.locator('input[name="kind"][value="pistol"]'))
    bruno.type("Serial", pistol.read)
    bruno.type("Make", pistol.make)
    bruno.type("Model", pistol.model)
    bruno.type("Calibre", pistol.calibre)
    bruno.type("Recovered on", str(RECOVERED))
    bruno.type("Place", "Paso del Sur")
    bruno.type("Why the firearm is thought illicit", "tráfico")
    bruno.retype("Place", "Paso del Norte")
    look(bruno, "intake-filled")
    bruno.press("button", "Record and search at home")
    bruno.see(bruno.words("This State's own register knows no such firearm."))
    look(bruno, "searched-at-home")
    return bruno.page.locator("h1 .mono").inner_text()


def preview_and_send(bruno):
    """What Borealia would be told, then the request."""
    bruno.press("button", "Show what would be told")
    bruno.see(bruno.words("withheld"))
    look(bruno, "preview")
    bruno.press("button", "Send to %(state)s", state="Borealia")


def read_the_answer(bruno, pistol):
    """Who held it last, since when, how many days, and why each other candidate was not it."""
    outcome = in_words(bruno, outcome_text(OutcomeCode.R1))
    bruno.page.get_by_text(outcome).first.wait_for(timeout=SOON)
    see_the_holder(bruno, pistol)
    bruno.see(bruno.words("automatically"))
    first = bruno.page.locator("article.candidate").first.text_content()
    assert in_words(bruno, Text("tracing.why.serial.unread", pistol.unread)) in " ".join(first.split())
    for each in bruno.page.locator("article.candidate:not(.first)").all():
        assert each.locator(".chip:not(.agrees)").count(), "a candidate without a word why it is not the one"
    look(bruno, "answered")


def see_the_holder(bruno, firearm):
    with override(bruno.language):
        day = say_day(firearm.sold)
    bought = bruno.words(
        "%(who)s (%(state)s) bought this firearm on %(day)s.", who="", state="Borealia", day=day
    )
    bruno.see(firearm.holder)
    bruno.see(bought.strip())
    figures = [re.sub(r"\D", "", each) for each in bruno.page.locator(".figure").all_text_contents()]
    assert str(firearm.days) in figures


def find_it_answered_automatically(lars, number):
    go_to(lars, "Incoming requests")
    lars.press("link", "Answered")
    look(lars, "answered-requests")
    lars.enter(lars.named("link", number), number)
    lars.see(lars.words("automatically"))
    look(lars, "answered-request")


def answer_from_the_queue(lars, number, firearm):
    """A person looks, says a word, and lets the answer go."""
    go_to(lars, "Incoming requests")
    lars.enter(lars.named("link", number), number)
    lars.see(lars.words("The answer as it would leave now"))
    lars.see(firearm.holder)
    look(lars, "waiting-request")
    lars.type("Remarks for the asking officer", REMARK)
    lars.press("button", "Send the answer")
    lars.see(in_words(lars, outcome_text(OutcomeCode.R1)))
    assert not lars.named("button", lars.words("Send the answer")).count()
    look(lars, "sent-answer")


def read_the_other_answer(bruno, number, firearm):
    go_to(bruno, "Traces")
    bruno.enter(bruno.named("link", number), number)
    bruno.page.get_by_text(REMARK).first.wait_for(timeout=SOON)
    see_the_holder(bruno, firearm)
    look(bruno, "court-answered")


def in_words(reader, text):
    with override(reader.language):
        return say(text)
