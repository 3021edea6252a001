"""`rastro serial`: read, key, match, in words and as JSON, with exit statuses."""


def test_read_says_the_state(rastro):
    assert rastro("serial", "read", "limado", "--json").json["removal"] == "filed"
    assert rastro("serial", "read", "FR0?48").out.startswith("partly_read: FR0?48")


def test_key_folds_what_is_confused(rastro):
    assert rastro("serial", "key", "AO142", "--json").json["folded"] == "A0142"


def test_match_shows_the_differences_and_exits_by_the_weight(rastro):
    near = rastro("serial", "match", "FRO14882", "FR014B82", "--json")
    assert near.status == 0
    assert {each["kind"] for each in near.json["edits"]} == {"confusable"}
    assert rastro("serial", "match", "ABC123", "ZX99876").status == 1


def test_bad_input_is_one_clear_error(rastro):
    ran = rastro("serial", "read", "Ж12", "--json")
    assert (ran.status, ran.problem["code"], ran.problem["field"]) == (2, "markings.serial.script", "serial")
    assert rastro("serial", "match", "A1", "", "--json").problem["field"] == "registered"
