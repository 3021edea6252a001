"""The ledger's pages speak of acts and purposes in words, in every language."""

import re
from pathlib import Path

from django.utils import translation

import rastro_node
from rastro_node.ledger.act_texts import ACTS
from rastro_node.ledger.templatetags.ledger import act, purpose

SOURCES = [path.read_text("utf-8") for path in Path(rastro_node.__file__).parent.rglob("*.py")]
WRITTEN = re.compile(r'(?:\baction=|\bact_by\(\s*[\w.()]+,\s*|AccountChange\(\s*)"([a-z_]+(?:\.[a-z_]+)+)"')


def test_every_act_that_is_written_has_its_words():
    written = {found for source in SOURCES for found in WRITTEN.findall(source)}
    assert len(written) > 20
    assert written <= ACTS.keys()


def test_words_are_shown_and_what_has_none_stays_as_written():
    with translation.override("en"):
        assert act("firearm.read") == "Firearm read"
        assert act("other.thing") == "other.thing"
        assert purpose("criminal_investigation") == "criminal investigation"
        assert purpose("register_keeping") == "keeping the register"
        assert purpose("Audit of 2021") == "Audit of 2021"
