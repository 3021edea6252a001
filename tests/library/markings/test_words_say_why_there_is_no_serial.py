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
        ("Não foi constatada a presença do número de série.", UNKNOWN, None),
        ("vide campo Observação abaixo", UNKNOWN, None),
        ("no identificado", UNKNOWN, None),
        ("---", UNKNOWN, None),
        ("Extraído por ação mecânica", REMOVED, Removal.UNKNOWN),
        ("extraída por ação do tempo", REMOVED, Removal.WORN),
        ("ELMINADA POR AÇÃO MECÂNICA", REMOVED, Removal.UNKNOWN),
        ("Desprovida, fabricação artesanal.", NEVER, None),
        ("não ostenta número de série", NEVER, None),
        ("seriales devastados", REMOVED, Removal.FILED),
        ("no legible", REMOVED, Removal.WORN),
        ("numeración erradicada", REMOVED, Removal.UNKNOWN),
        ("stamped over", REMOVED, Removal.OVERSTAMPED),
        ("Não aparente, sem vestígios de ter sido removido", UNKNOWN, None),
        ("Ausente, porém sem evidência de supressão", NEVER, None),
        ("carece de número de serie", NEVER, None),
        ("XXXXX", UNKNOWN, None),
        ("see remarks", UNKNOWN, None),
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


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("116672 (na face inferior da caixa e do cano)", "116672"),
        ("118619, encontrado apenas na base do cano.", "118619"),
        ("553-4059 na plaqueta da armação", "553-4059"),
        ("HSS2996 - Face direita da armação", "HSS2996"),
        ("T6472-13 AI 035", "T6472-13 AI 035"),
        ("Nº de série KCM73122", "KCM73122"),
        ("Serial no. A123456", "A123456"),
        ("S/N 12345", "12345"),
        ("AB(12)34", "AB(12)34"),
        ("12,345", "12,345"),
        ("A12/ABC", "A12/ABC"),
    ],
)
def test_a_remark_behind_a_serial_is_not_part_of_it(raw, text):
    mark = read_serial(raw)
    assert (mark.state, mark.reading.text, mark.raw) == (SerialState.READ, text, raw)


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
