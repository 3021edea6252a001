"""A checkpoint is a signed note: what it says is what was signed, or it is refused."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rastro.canonical import InvalidInput, SigningKey
from rastro.ledger import EMPTY_ROOT, Checkpoint, cosign_note, open_note, read_checkpoint, sign_checkpoint

KEY, WITNESS = SigningKey.generate("XA/ledger/1"), SigningKey.generate("XS/witness/1")
CHECKPOINT = Checkpoint("rastro/XA/ledger", 42, EMPTY_ROOT.hex(), datetime(2021, 1, 14, 9, 30, tzinfo=UTC))
NOTE = sign_checkpoint(CHECKPOINT, KEY)


def refusal(note, *keys):
    with pytest.raises(InvalidInput) as caught:
        read_checkpoint(note, keys or [KEY.public()])
    return caught.value.code


def test_a_checkpoint_is_read_back():
    assert read_checkpoint(NOTE, [KEY.public()]) == CHECKPOINT
    assert NOTE.splitlines()[:4] == [
        "rastro/XA/ledger",
        "42",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "time 2021-01-14T09:30:00Z",
    ]
    assert NOTE.splitlines()[5].startswith("— XA/ledger/1 ")


def test_a_witness_signs_below():
    both = cosign_note(NOTE, WITNESS)
    assert open_note(both, [KEY.public(), WITNESS.public()])[1] == ("XA/ledger/1", "XS/witness/1")
    assert read_checkpoint(both, [WITNESS.public()]) == CHECKPOINT
    assert read_checkpoint(both, [KEY.public()]) == CHECKPOINT


def test_a_stranger_proves_nothing():
    assert refusal(NOTE, WITNESS.public()) == "ledger.note.unsigned"
    namesake = SigningKey.generate("XA/ledger/1")
    assert refusal(sign_checkpoint(CHECKPOINT, namesake)) == "ledger.note.unsigned"


def test_another_text_under_the_signature_is_refused():
    assert refusal(NOTE.replace("\n42\n", "\n43\n")) == "ledger.note.signature"
    assert refusal(NOTE.replace("XA/ledger\n", "XB/ledger\n")) == "ledger.note.signature"


@settings(max_examples=300)
@given(st.data())
def test_any_turned_bit_is_refused(data):
    spoilt = bytearray(NOTE.encode())
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(InvalidInput):
        read_checkpoint(spoilt.decode("utf-8", "replace"), [KEY.public()])


@given(st.text(max_size=300) | st.text("—XA/ledger 1+=\nabc0", max_size=300))
def test_any_text_is_refused(text):
    assert refusal(text) == "ledger.note.form"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda note: note[:-1],
        lambda note: note + "\n",
        lambda note: note.replace("\n", "\r\n"),
        lambda note: "\n" + note,
        lambda note: note.replace("\n\n", "\n\n\n"),
        lambda note: note + "— nobody short\n",
        lambda note: note + note.splitlines()[-1] + "\n" + "— a b\n" * 20,
        lambda note: note.replace("— ", "- "),
        lambda note: note * 100,
    ],
)
def test_a_note_has_one_form(spoil):
    assert refusal(spoil(NOTE)) in {"ledger.note.form", "ledger.note.signature"}


@pytest.mark.parametrize(
    "text",
    ["rastro/XA/ledger\n42\n", "rastro/XA/ledger\n042\nAAAA\ntime 2021-01-14T09:30:00Z\n",
     f"rastro/XA/ledger\n42\n{'A' * 44}\ntime 2021-01-14T09:30:00Z\n",
     "rastro/XA/ledger\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\ntime yesterday\n",
     "rastro/XA/ledger\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n2021-01-14T09:30:00Z\n",
     "a b\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\ntime 2021-01-14T09:30:00Z\n"],
)  # fmt: skip
def test_a_signed_text_of_another_form_is_no_checkpoint(text):
    from rastro.ledger.notes import sign_note

    assert refusal(sign_note(text, KEY)) in {"ledger.checkpoint.form", "canonical.time.form"}


@pytest.mark.parametrize("text", ["", "a", "\na\n", "a\n\nb\n", "a\x00\n", "a\u202e\n"])
def test_other_texts_are_not_signed(text):
    from rastro.ledger.notes import sign_note

    with pytest.raises(InvalidInput):
        sign_note(text, KEY)


def test_only_ed25519_signs_notes():
    with pytest.raises(InvalidInput) as caught:
        sign_checkpoint(CHECKPOINT, SigningKey.generate("XA/ledger/1", alg="ES256"))
    assert caught.value.code == "canonical.key.algorithm"
