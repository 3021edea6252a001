"""Each character that was read otherwise is said, in a sentence that can be translated."""

import pytest

from rastro.canonical import catalogue
from rastro.markings import EditKind
from rastro.tracing import Description, RegisteredFirearm, score_candidates


def why(read, registered, **words):
    description = Description.of(serial=read, **{name: pair[0] for name, pair in words.items()})
    record = RegisteredFirearm("1", serial=registered, **{name: pair[1] for name, pair in words.items()})
    best = score_candidates(description, [record], population=1_000).best
    return [(each.verdict, each.text.say()) for each in best.reasons]


@pytest.mark.parametrize(
    ("read", "registered", "verdict", "said"),
    [
        ("FR0148B2", "FR0148B2", "agrees", "serial agrees, character by character"),
        ("fr0148b2", "FR0148B2", "agrees", "serial agrees, character by character"),
        ("FR0l48B2", "FR0148B2", "near", "l read for 1"),
        ("FR0148?2", "FR0148B2", "near", "unread character 7 is B"),
        ("FR0148[83B]2", "FR0148B2", "near", "character 7, read 8 or another, is B"),
        ("FR-0148B2", "FR0148B2", "near", "serial agrees but for a hyphen, blank or other separator"),
        ("FR0148B2", "FR 0148-B2", "near", "serial agrees but for a hyphen, blank or other separator"),
        ("FR148B2", "FR0148B2", "near", "a leading zero more or less"),
        ("FR0418B2", "FR0148B2", "near", "two characters exchanged: read 41, registered 14"),
        ("FR0148X2", "FR0148B2", "differs", "character 7 differs: read X, registered B"),
        ("FR01482", "FR0148B2", "differs", "B was not read"),
    ],
)
def test_what_lies_between_reading_and_register_is_said(read, registered, verdict, said):
    assert (verdict, said) in why(read, registered)


def test_a_serial_far_off_is_summed_up():
    reasons = why("A1B2C3D4", "FR0148B2")
    assert any(text.startswith("serial differs in") and verdict == "differs" for verdict, text in reasons)
    assert len(reasons) == 1


@pytest.mark.parametrize(
    ("subject", "read", "registered", "verdict"),
    [
        ("make", "Ferro", "FERRO", "agrees"),
        ("make", "Ferro Arms Works", "Ferro", "agrees"),
        ("make", "Smith & Wesson", "SMITH AND WESSON", "agrees"),
        ("make", "Ferro", "Taurus", "differs"),
        ("make", "Nordvik", "Nordvick", "near"),
        ("make", "Ferro", "", "unknown"),
        ("model", "F9", "F 9", "agrees"),
        ("model", "F9", "F9 Compact", "near"),
        ("calibre", "9x19", "9 mm", "agrees"),
        ("calibre", "9x19", "12 gauge", "differs"),
        ("type", "pistol", "semi-automatic pistol", "agrees"),
        ("type", "machine pistol", "semi-automatic pistol", "near"),
        ("type", "pistol", "revolver", "differs"),
        ("type", "revólver", "revolver", "agrees"),
        ("country", "XB", "XB", "agrees"),
    ],
)
def test_words_are_compared_by_what_they_mean(subject, read, registered, verdict):
    assert why("A1", "A1", **{subject: (read, registered)})[-1][0] == verdict


@pytest.mark.parametrize("kind", [each for each in EditKind if each is not EditKind.EQUAL])
def test_every_kind_of_misreading_has_a_sentence(kind):
    assert f"tracing.why.serial.{kind.value}" in catalogue()


def test_every_verdict_on_every_subject_has_a_sentence():
    for subject in ("make", "model", "calibre", "type", "country"):
        for verdict in ("agrees", "near", "differs", "unknown"):
            assert f"tracing.why.{subject}.{verdict}" in catalogue()
