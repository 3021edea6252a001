"""A validation report: everything an assessor asks for, as a page and as a PDF; the same bytes each time."""

import csv
import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
from tests.harness.shared import shared
from typer.testing import CliRunner

from rastro.ballistics.reporting.criteria import Criterion
from rastro.ballistics.reporting.page import html_page
from rastro.ballistics.reporting.pdf import pdf_file, pictures_of_pages
from rastro.ballistics.reporting.validation import Scope, validate
from rastro.ballistics.reporting.validation_document import validation_document
from rastro.canonical import InvalidInput
from rastro.cli.main import app

WEAPONS = 40
EVIL = '<script>alert(1)</script> #panic("x") $ _a_ `b` \\ "'
SCOPE = Scope(name="Arcadia", date="2026-03-01", digest="ab" * 32, software="rastro 0", population="Pistols")


def made(**more):
    random = np.random.default_rng(8)
    km_pairs = [(f"w{n}", f"w{n}") for n in range(WEAPONS) for _ in range(2)]
    knm_pairs = [(f"w{a}", f"w{b}") for a in range(WEAPONS) for b in range(a)]
    km, knm = random.normal(0.6, 0.15, len(km_pairs)), random.normal(0.25, 0.1, len(knm_pairs))
    return validate(km, knm, km_pairs=km_pairs, knm_pairs=knm_pairs, **{"scope": SCOPE, **more})


@pytest.fixture(scope="module")
def validation():
    return made()


def document(validation, *, translate=lambda template: template, language="en"):
    return validation_document(validation, translate=translate, language=language)


def test_it_has_every_section_and_five_plots(validation):
    page = html_page(document(validation))
    for heading in (
        "What was validated", "Acceptance criteria", "Figures", "Found among the first", "Plots",
        "How it was made", "How a result is worded", "Limits", "Signatures",
    ):  # fmt: skip
        assert f"<h2>{heading}</h2>" in page
    for part in (
        "H1: one weapon",
        "Pistols",
        "ab" * 32,
        "Kept apart by weapon",
        "95 % interval",
        "lead for an",
    ):
        assert part in page
    assert page.count("<svg") == 5
    assert "http" not in page


def test_every_figure_lies_in_its_interval(validation):
    told = validation.as_json()
    for name, (low, high) in told["intervals"].items():
        assert low <= told[name] <= high


def test_the_pdf_is_the_same_each_time_tagged_and_archivable(validation):
    first, again = pdf_file(document(validation)), pdf_file(document(made()))
    assert first == again
    assert first.startswith(b"%PDF-")
    for part in (b"/StructTreeRoot", b"pdfaid", b"pdfuaid", b"2026-03-01"):
        assert part in first


def test_words_are_data_on_the_page_and_on_paper(validation):
    scope = replace(SCOPE, name=EVIL, population=EVIL, laboratory=EVIL, mark=EVIL, method=EVIL)
    written = document(replace(validation, scope=scope))
    page = html_page(written)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert pdf_file(written).startswith(b"%PDF-")


def test_it_is_set_in_the_readers_language(validation):
    seen = []

    def shout(template):
        seen.append(template)
        return template.upper().replace("{K}", "{k}")

    page = html_page(document(validation, translate=shout, language="es"))
    assert '<html lang="es">' in page
    assert "<h2>LIMITS</h2>" in page
    assert len(set(seen)) > 80


def test_each_page_can_be_looked_at(validation):
    pages = pictures_of_pages(document(validation), dots_an_inch=40)
    assert 3 <= len(pages) <= 6
    assert all(each.startswith(b"\x89PNG") for each in pages)


def test_none_that_misled_is_no_rate_of_zero():
    random = np.random.default_rng(1)
    km_pairs = [(f"w{n}", f"w{n}") for n in range(20)]
    knm_pairs = [(f"w{n}", f"w{(n + 1) % 20}") for n in range(20)]
    told = validate(
        random.normal(0.9, 0.01, 20), random.normal(0.1, 0.01, 20), km_pairs=km_pairs, knm_pairs=knm_pairs,
        scope=SCOPE,
    )  # fmt: skip
    assert (
        "may still be as high as 0.15 (95 %, rule of three) if pairs are independent, and 0.15"
        in html_page(document(told))
    )


def test_criteria_are_held_against_the_figures():
    asked = (
        Criterion("cllr", 0.001, least=False),
        Criterion("auc", 0.5, least=True),
        Criterion("recall_1", 0.9, least=True),
    )
    told = made(criteria=asked)
    assert [each.met for each in told.criteria] == [False, True, False]  # recall was not measured
    assert "2 criteria not met" in html_page(document(told))
    with pytest.raises(InvalidInput):
        Criterion("beauty", 1.0, least=True)


# The command


def run(*words):
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=True)
    if isinstance(done.exception, InvalidInput):
        raise done.exception
    assert done.exit_code == 0, (done.output, done.exception)
    return done.output


def glock(folder, name="firing_pin_impression"):
    shutil.copy(shared(f"ballistics/scores/nfi_glock_{name}.csv"), folder / "scores.csv")
    return ("validate", folder, "--score", "cmc/n", "--date", "2026-03-01", "--name", "Glock")


def test_two_runs_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        run(*glock(tmp_path / name))
    for file in ("validation.html", "validation.pdf"):
        one, two = ((tmp_path / name / file).read_bytes() for name in ("one", "two"))
        assert one == two


def test_a_table_of_any_name_or_of_scans_with_a_key_will_do(tmp_path):
    words = glock(tmp_path)
    (tmp_path / "scores.csv").rename(tmp_path / "our pairs.csv")
    by_weapon = json.loads(run(*words, "--json"))
    rows = list(csv.DictReader((tmp_path / "our pairs.csv").open()))
    (tmp_path / "our pairs.csv").unlink()
    weapons = sorted({row[name] for row in rows for name in ("weapon1", "weapon2")})
    with (tmp_path / "key.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("file", "source"), *((f"{w}-{n}", w) for w in weapons for n in (1, 2))])
    with (tmp_path / "scores.csv").open("w", newline="") as file:
        pairs = ((f"{row['weapon1']}-1", f"{row['weapon2']}-2", row["cmc"], row["n"]) for row in rows)
        csv.writer(file).writerows([("a", "b", "cmc", "n"), *pairs])
    by_scan = json.loads(run(*words, "--json"))
    assert by_scan["cllr"] == by_weapon["cllr"]
    assert by_scan["recall"]
    assert not by_weapon["recall"]


def test_a_laboratory_fixes_its_own_criteria(tmp_path):
    asked = glock(tmp_path)
    (tmp_path / "criteria.csv").write_text("figure,at_least,at_most\ncllr,,0.2\nweapons,1000,\n")
    told = json.loads(run(*asked, "--json"))
    assert [(each["figure"], each["met"]) for each in told["criteria"]] == [
        ("cllr", True),
        ("weapons", False),
    ]
    assert not told["met"]
    (tmp_path / "criteria.csv").write_text("figure,at_most\ncllr,low\n")
    assert refused(lambda: run(*asked)) == "cli.validate.criteria"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Scans of six slides, one of them measured twice, with a key that names other things as well."""
    made = tmp_path_factory.mktemp("scans")
    (made / "faces").mkdir()
    rows = [("junk.x3p", "UNKNOWN", "breech_face", "fadul", "")]
    for slide in range(1, 7):
        for case in (1, 2):
            name = f"faces/{slide}-{case}.x3p"
            shutil.copy(shared(f"ballistics/breechface/fadul/Fadul {slide}-{case}.x3p"), made / name)
            rows.append((name, f"slide {slide}", "breech_face", "fadul", f"case {slide}-{case}"))
    shutil.copy(made / "faces/1-1.x3p", made / "faces/again.x3p")
    rows.append(("faces/again.x3p", "slide 1", "breech_face", "fadul", "case 1-1"))
    rows += [(f"lea{n}.x3p", f"barrel {n % 2}", "bullet_lea", "hamby", "") for n in range(4)]
    with (made / "ground_truth.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("file", "source", "kind", "study", "item"), *rows])
    return made


def test_scans_and_a_key_are_compared_kept_and_gone_on_with(folder, tmp_path):
    asked = (
        "validate",
        folder,
        "--out",
        tmp_path / "report.html",
        "--date",
        "2026-03-01",
        "--workers",
        "1",
        "--json",
    )
    told = json.loads(run(*asked))
    assert (told["km"], told["knm"], told["weapons"], told["scans"]) == (7, 70, 6, 13)
    assert told["recall"]["1"] == 1.0
    assert told["lowest_km"] > told["highest_knm"]
    table = tmp_path / "comparisons.csv"
    before, pdf = table.read_text(), (tmp_path / "report.pdf").read_bytes()
    lines = before.splitlines(keepends=True)
    table.write_text("".join(lines[:70]) + lines[70][:9])
    assert json.loads(run(*asked)) == told
    assert table.read_text().splitlines()[:70] == before.splitlines()[:70]
    assert (tmp_path / "report.pdf").read_bytes() == pdf


def test_a_scan_that_changed_is_compared_anew(folder, tmp_path):
    few = tmp_path / "few"
    shutil.copytree(folder, few)
    rows = (few / "ground_truth.csv").read_text().splitlines()
    (few / "ground_truth.csv").write_text("\n".join(rows[:2] + rows[2:14]) + "\n")
    (few / "comparisons.csv").write_text("a,b\nold,table\n")
    (few / "scans.sha256").write_text("of other scans\n")
    told = json.loads(run("validate", few, "--workers", "1", "--json"))
    assert (told["km"], told["knm"]) == (6, 60)


def test_what_cannot_be_validated_is_refused_with_the_reason(folder, tmp_path):
    assert refused(lambda: run("validate", folder, "--kind", "bullet_lea")) == "cli.validate.too_few"
    assert refused(lambda: run("validate", folder, "--kind", "anvil")) == "cli.validate.no_kind"
    assert refused(lambda: run(*glock(tmp_path)[:4], "--date", "yesterday")) == "cli.validate.date"


def refused(act):
    with pytest.raises(InvalidInput) as told:
        act()
    return told.value.code
