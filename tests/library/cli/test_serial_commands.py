"""`rastro serial read`, `key` and `match` answer without a node."""

import pytest


def test_a_partly_read_serial_is_shown_character_by_character(rastro):
    ran = rastro("serial", "read", "A?0142[83]08", "--json")
    assert ran.status == 0
    assert (ran.json["state"], ran.json["reading"], ran.json["unread"]) == ("partly_read", "A?0142[83]08", 1)
    assert ran.json["characters"][6] == {"seen": "8", "alternatives": ["3"]}
    said = rastro("serial", "read", "A?0142[83]08").out
    assert "Character 2 was not read." in said
    assert "Character 7 is one of 8, 3." in said


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("RASPADO", "filed off"),
        ("puncionado", "punched over"),
        ("suprimido", "how is not said"),
        ("sin número", "never had"),
        ("N/C", "Look for it again"),
    ],
)
def test_words_are_understood(rastro, raw, said):
    ran = rastro("serial", "read", raw)
    assert ran.status == 0
    assert said in ran.out


def test_keys_of_a_reading_and_of_a_registered_serial_meet(rastro):
    asked = rastro("serial", "key", "FR0l48?2", "--json").json
    kept = rastro("serial", "key", "FR-0148B2", "--registered", "--json").json
    assert (asked["folded"], kept["folded"]) == ("FR0148?2", "FR014882")
    assert set(asked["deletions"]) & set(kept["deletions"])
    assert rastro("serial", "key", "FR0148B2").out.startswith("FR014882 (LIKE FR014882), 8 keys:")


def test_the_best_match_comes_first_with_its_reasons(rastro):
    ran = rastro("serial", "match", "FR0l48?2", "XX99", "FR0148B2", "--json")
    best = ran.json["matches"][0]
    assert (ran.status, best["registered"], best["log10_lr"] > 6) == (0, "FR0148B2", True)
    assert best["reasons"] == ["l read for 1", "unread character 7 is B"]
    assert [each["kind"] for each in best["edits"]].count("equal") == 6


def test_serials_come_from_a_file_or_standard_input(rastro, tmp_path):
    (tmp_path / "serials").write_bytes("\ufeffFR0148B2\r\n\nA123\n".encode())
    ran = rastro("serial", "match", "FR0148B2", "--among", tmp_path / "serials", "--json")
    assert (ran.status, ran.json["compared"]) == (0, 2)
    assert ran.json["matches"][0]["registered"] == "FR0148B2"
    assert rastro("serial", "match", "A123", "--among", "-", stdin=b"A123\n").status == 0


def test_no_match_is_exit_status_1(rastro):
    assert rastro("serial", "match", "FR0148B2", "XYZ99").status == 1


@pytest.mark.parametrize(
    ("words", "code", "field"),
    [
        (("read", "A" * 41), "markings.serial.too_long", "serial"),
        (("read", "Ж12"), "markings.serial.script", "serial"),
        (("read", "A\x07B"), "markings.serial.control", "serial"),
        (("key", "  "), "markings.serial.empty", "serial"),
        (("key", "A[12"), "markings.serial.brackets", "serial"),
        (("key", "A" * 65, "--registered"), "markings.serial.too_long", "registered"),
        (("match", "A1"), "cli.serial.none_given", "registered"),
        (("match", "A1", "B" * 65), "markings.serial.too_long", "registered"),
        (("match", "A1", "--among", "/absent"), "cli.file.absent", None),
    ],
)
def test_bad_input_is_one_clear_error(rastro, words, code, field):
    ran = rastro("serial", *words, "--json")
    assert (ran.status, ran.out) == (2, "")
    assert (ran.problem["code"], ran.problem["field"]) == (code, field)
    assert ran.problem["detail"]


def test_a_file_in_another_encoding_is_named_by_its_line(rastro):
    ran = rastro("serial", "match", "A1", "--among", "-", "--json", stdin=b"A1\n\xff\xfe\n")
    assert (ran.status, ran.problem["code"]) == (2, "cli.serial.encoding")
    assert "Line 2" in ran.problem["detail"]
