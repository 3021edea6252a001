"""Free text for a serial, in four languages: its state, or a clear refusal."""

import pytest

from rastro.canonical import InvalidInput, TooLarge
from rastro.markings import Removal, SerialState, read_serial

REMOVED, NEVER, UNKNOWN = SerialState.REMOVED, SerialState.NEVER_HAD, SerialState.NOT_LOOKED_FOR


@pytest.mark.parametrize(
    ("raw", "state", "removal"),
    [
        ("suprimido", REMOVED, Removal.UNKNOWN),
        ("RASPADO", REMOVED, Removal.FILED),
        ("limado", REMOVED, Removal.FILED),
        ("filed off", REMOVED, Removal.FILED),
        ("limé", REMOVED, Removal.FILED),
        ("borrado", REMOVED, Removal.UNKNOWN),
        ("obliterated", REMOVED, Removal.UNKNOWN),
        ("defaced", REMOVED, Removal.UNKNOWN),
        ("puncionado", REMOVED, Removal.PUNCHED),
        ("sobreposto", REMOVED, Removal.OVERSTAMPED),
        ("illisible", REMOVED, Removal.WORN),
        ("ilegível", REMOVED, Removal.WORN),
        ("nunca tuvo", NEVER, None),
        ("sin número", NEVER, None),
        ("inexistente", NEVER, None),
        ("S/N", NEVER, None),
        ("N/C", UNKNOWN, None),
        ("não aparente", UNKNOWN, None),
        ("none", UNKNOWN, None),
        ("", UNKNOWN, None),
    ],
)
def test_words_give_the_state(raw, state, removal):
    mark = read_serial(raw)
    assert (mark.state, mark.removal, mark.reading, mark.raw) == (state, removal, None, raw)


@pytest.mark.parametrize("raw", ["SN12345", "NA12345", "USE4412", "NC-100"])
def test_a_serial_that_begins_like_a_word_is_a_serial(raw):
    mark = read_serial(raw)
    assert (mark.state, mark.reading.text) == (SerialState.READ, raw)


def test_a_serial_with_an_unread_character_is_partly_read():
    assert read_serial("FR0?48").state is SerialState.PARTLY_READ


@pytest.mark.parametrize(
    ("raw", "code"),
    [("A\x00B", "control"), ("Ж123", "script"), ("АB12", "lookalike"), ("A[12", "brackets")],
)
def test_what_cannot_be_a_serial_is_refused_with_its_place(raw, code):
    with pytest.raises(InvalidInput) as refused:
        read_serial(raw)
    assert refused.value.code == f"markings.serial.{code}"
    assert "haracter " in refused.value.say() or "position " in refused.value.say()


def test_an_over_long_serial_is_refused():
    with pytest.raises(TooLarge):
        read_serial("A" * 41)
