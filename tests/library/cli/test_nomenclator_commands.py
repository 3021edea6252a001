"""`rastro nomenclator`: terms out, a table of another authority checked, brought in, compared."""

import csv
import json

import pytest

from rastro.nomenclator import Kind, edition, table

TABLE = "codigo;nombre\nTAU;Forjas Taurus S.A.\nROS;Amadeo Rossi\nZZZ;Qwert\n"


@pytest.fixture
def given(tmp_path):
    def write(text, name="table.csv"):
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / name

    return write


def read(path):
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


@pytest.mark.parametrize("name", ["types", "makes", "models", "calibres", "countries"])
def test_each_table_goes_out_whole_with_its_sources(rastro, tmp_path, name):
    ran = rastro("nomenclator", "export", name, "--out", tmp_path / "out.csv", "--json")
    kind = Kind.COUNTRY if name == "countries" else Kind(name[:-1])
    rows = read(tmp_path / "out.csv")
    assert ran.json["rows"] == len(rows) == len(table(kind))
    assert ran.json["digest"] == edition().digest
    assert all(row["source"] and row["es"] and row["fr"] for row in rows)


def test_what_goes_out_passes_the_check_of_what_comes_in(rastro, tmp_path):
    for name in ("types", "makes", "calibres", "models"):
        rastro("nomenclator", "export", name, "--out", tmp_path / "out.csv", "--language", "pt")
        ran = rastro("nomenclator", "check", tmp_path / "out.csv", "--kind", name, "--json")
        codes = {each["code"] for each in ran.json["findings"]}
        assert codes <= {"nomenclator.check.name_twice"}, name


def test_one_language_is_one_column(rastro, tmp_path):
    rastro("nomenclator", "export", "types", "--out", tmp_path / "out.csv", "--language", "es")
    names = {row["code"]: row["name"] for row in read(tmp_path / "out.csv")}
    assert names["shotgun"] == "escopeta"


def test_a_crosswalk_goes_out_as_json_with_its_edition(rastro, tmp_path):
    out = tmp_path / "out.json"
    ran = rastro("nomenclator", "export", "types", "--crosswalk", "hs6", "--format", "json", "--out", out)
    assert ran.status == 0
    whole = json.loads(out.read_text("utf-8"))
    assert whole["edition"] == edition().version
    assert {"code": "930320", "term": "shotgun", "relation": "broader"}.items() <= next(
        row.items() for row in whole["rows"] if row["term"] == "shotgun"
    )


def test_a_crosswalk_that_does_not_exist_is_refused_with_those_that_do(rastro, tmp_path):
    ran = rastro(
        "nomenclator", "export", "models", "--crosswalk", "ncic", "--out", tmp_path / "x.csv", "--json"
    )
    assert ran.status == 2
    assert ran.problem["code"] == "nomenclator.crosswalk.none_built_in"
    assert not (tmp_path / "x.csv").exists()


def test_a_sound_table_passes_and_a_bad_one_does_not(rastro, given):
    assert rastro("nomenclator", "check", given(TABLE), "--kind", "makes").status == 0
    ran = rastro("nomenclator", "check", given("code,name\nA,Taurus\nA,\n"), "--kind", "makes")
    assert ran.status == 1
    assert ran.out.splitlines() == [
        "Line 3, column code: The code A stands on line 2 already. Keep one of the two.",
        "Line 3, column name: There is no name. Write it.",
    ]


def test_a_table_comes_in_as_a_crosswalk_to_review(rastro, given, tmp_path):
    out = tmp_path / "crosswalk.csv"
    ran = rastro("nomenclator", "import", given(TABLE), "--kind", "makes", "--out", out, "--json")
    assert ran.json | {"rows": 3, "exact": 2, "none": 1, "name": "table"} == ran.json
    rows = {row["code"]: row for row in read(out)}
    assert (rows["TAU"]["relation"], rows["TAU"]["term"]) == ("exact", "taurus")
    assert rows["ZZZ"]["relation"] == "none"
    assert all(row["reason"] for row in rows.values())
    assert rastro("nomenclator", "check", out, "--kind", "makes").status == 0


def test_a_table_that_cannot_be_read_is_refused_and_nothing_written(rastro, given, tmp_path):
    out = tmp_path / "crosswalk.csv"
    ran = rastro("nomenclator", "import", given("a,b\n1,2\n"), "--kind", "makes", "--out", out, "--json")
    assert (ran.status, ran.problem["code"]) == (2, "nomenclator.official.columns")
    assert not out.exists()


def test_two_editions_are_compared(rastro, given):
    older = given("code,name\nA,Taurus\nB,Rossi\n", "older.csv")
    newer = given("code,name\nA,Taurus\nC,Bersa\n", "newer.csv")
    ran = rastro("nomenclator", "compare", older, newer, "--kind", "makes", "--json")
    assert ran.json == {
        "same": 1, "added": ["C"], "removed": ["B"], "renamed": [], "recoded": [], "moved": [],
    }  # fmt: skip
