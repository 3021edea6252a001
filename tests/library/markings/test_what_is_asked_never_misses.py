"""Nothing that the comparison puts within reach of an equal serial is missing among what is asked for."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rastro.markings import compare_serials, fold, parse_reading
from rastro.markings.asking import DEEP, NEAR, ask
from rastro.markings.variants import LEAST_PART

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
SERIALS = st.text(ALPHABET, min_size=2, max_size=12)
CONFUSED = ("O0QD", "IL17", "Z2", "S5", "B83", "G6", "VU", "MN", "49")
KINDS = ("confused", "wrong", "missing", "extra", "unread", "alternatives")


@st.composite
def readings(draw):
    """A serial, and a reading of it with up to three mistakes of any kind."""
    serial = draw(SERIALS)
    read = list(draw(st.sampled_from(["", "0", "00", "-"])) + serial)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(read) - 1))
        if len(read[at]) > 1:
            continue
        read[at : at + 1] = _mistaken(draw, draw(st.sampled_from(KINDS)), read[at])
        if not read:
            read = ["7"]
    return serial, "".join(read)


def _mistaken(draw, kind, each):
    """What stands in a reading in place of a character."""
    if kind == "confused":
        family = next((family for family in CONFUSED if each in family), each)
        return [draw(st.sampled_from(family))]
    if kind == "extra":
        return [each, draw(st.sampled_from(ALPHABET + "- 0"))]
    if kind == "alternatives" and each.isalnum():
        return ["[" + each + draw(st.sampled_from("38BO")) + "]"]
    return {"missing": [], "unread": ["?"], "wrong": [draw(st.sampled_from(ALPHABET))]}.get(kind, [each])


def lost(reading, serial):
    """Decades below the weight of a serial that agrees as well as one can."""
    at_most = [compare_serials(reading, "".join(_best(each) for each in reading.characters)).log10_lr]
    return max(at_most) - compare_serials(reading, serial).log10_lr


def _best(character):
    return character.possible[0] if character.seen else "0"


def is_asked(asked, serial):
    folded = fold(serial)
    return (
        folded in dict(asked.probes.whole)
        or any(folded.startswith(head) for head, _ in asked.probes.heads)
        or any(folded.endswith(tail) for tail, _ in asked.probes.tails)
    )


@pytest.mark.parametrize("depth", [NEAR, DEEP])
@settings(max_examples=100, deadline=None)
@given(readings())
def test_a_serial_within_reach_is_asked_for(depth, pair):
    serial, text = pair
    assume(fold(text.replace("?", "").strip("[]")))
    reading = parse_reading(text)
    asked = ask(reading, depth=depth, most=12_000)
    assume(asked.probes.whole and len(asked.folded) > LEAST_PART)
    if lost(reading, serial) <= asked.reach:
        assert is_asked(asked, serial), (serial, text, lost(reading, serial), asked.reach)
