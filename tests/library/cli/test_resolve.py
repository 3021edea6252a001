"""`rastro resolve` gives every line back with what its words mean, or refuses the file and writes nothing."""

import csv

import pytest

HEAD = "id,make,model,calibre,type,serial\n"


@pytest.fixture
def resolve(rastro, tmp_path):
    def run(data, *more):
        (tmp_path / "raw.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
        return rastro("resolve", "--in", tmp_path / "raw.csv", "--out", tmp_path / "out.csv", "--json", *more)

    return run


def written(tmp_path):
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def test_every_line_comes_back_with_its_terms(resolve, tmp_path):
    ran = resolve(
        HEAD
        + "1,TAURUS PT 92,PT 92,9MM,PISTOLA,KCM73122\n"
        + "2,,,.380,PISTOLA,KCM 73122\n3,COLT,,5.56,FUZIL,RASPADO\n"
    )
    assert ran.status == 0
    assert ran.json == {
        "lines": 3, "make": 2, "model": 1, "calibre": 3, "type": 3, "serial": 2, "says": 2, "proposed": 1,
    }  # fmt: skip
    first, second, third = written(tmp_path)
    assert (first["id"], first["make_term"], first["calibre_term"]) == ("1", "taurus", "9x19")
    assert (first["model_term"], first["model_score"]) == ("taurus_pt_92", "1.0")
    assert (first["says_make"], first["says_year"], first["says_month"]) == ("taurus", "2009", "1")
    assert second["make_proposed"] == "taurus"
    assert "TAURUS PT 92" in first["make_reason"]
    assert (third["serial_state"], third["serial_key"]) == ("removed", "")


def test_each_word_has_a_term_a_score_and_a_reason_and_the_serial_its_state(resolve, tmp_path):
    resolve(HEAD + "1,,,,,\n")
    words = ("make", "model", "calibre", "type")
    wanted = [f"{word}_{part}" for word in words for part in ("term", "score", "reason")]
    wanted += ["serial_state", "serial_key", "says_make", "says_year", "says_month"]
    assert set(wanted) <= set(written(tmp_path)[0])


def test_a_line_that_means_nothing_is_kept_as_read(resolve, tmp_path):
    resolve(HEAD + "1,xyzzy,,,,A\x07B\n")
    (line,) = written(tmp_path)
    assert (line["make"], line["make_term"], line["serial_state"]) == ("xyzzy", "", "")
    assert "xyzzy" in line["make_reason"]
    assert "U+0007" in line["serial_problem"]


def test_no_line_of_standard_input_is_lost(rastro, tmp_path):
    data = (HEAD + "1,Ferro,,,,\n2,Colt,,,,\n").encode()
    ran = rastro("resolve", "--in", "-", "--out", tmp_path / "out.csv", "--json", stdin=data)
    assert ran.json["lines"] == 2
    assert [line["make_term"] for line in written(tmp_path)] == ["ferro", "colt"]


def test_a_file_without_lines_gives_one_without_lines(resolve, tmp_path):
    assert resolve(HEAD).json["lines"] == 0
    assert written(tmp_path) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("make;model;calibre;type;serial\n", "cli.csv.columns"),
        ("", "cli.csv.columns"),
        (HEAD.encode() + "1,Pist\xe3o,,,,\n".encode("latin-1"), "cli.csv.encoding"),
        (HEAD.encode("utf-16"), "cli.csv.encoding"),
        (HEAD + "1," + "A" * 30_000 + ",,,,\n", "cli.csv.line"),
        (HEAD + '1,"A,,,,\n', "cli.csv.form"),
        (HEAD + "1,Ferro,,,,,lost\n", "cli.csv.form"),
    ],
)
def test_a_broken_file_is_refused_and_nothing_is_written(resolve, tmp_path, data, code):
    ran = resolve(data)
    assert ran.status == 2
    assert ran.problem["code"] == code
    assert sorted(path.name for path in tmp_path.iterdir()) == ["raw.csv"]
