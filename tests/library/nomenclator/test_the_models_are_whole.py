"""The table of models: enough of them, each with a maker, a type, a source, and calibres that exist."""

import csv
from importlib.resources import files

from rastro.nomenclator import ACTIONS, Kind, edition, lineage, table


def test_models_cover_the_field():
    assert len(table(Kind.MODEL)) >= 1_500
    assert len({make for model in table(Kind.MODEL).values() for make in model.makes}) >= 150


def test_every_model_names_makers_types_and_calibres_that_exist():
    makes, calibres = table(Kind.MAKE), table(Kind.CALIBRE)
    for model in table(Kind.MODEL).values():
        assert model.makes, model.code
        assert set(model.makes) <= set(makes), model.code
        assert set(model.calibres) <= set(calibres), model.code
        assert model.fits, model.code
        assert all(lineage(each) for each in model.fits), model.code
        assert not model.action or model.action in ACTIONS, model.code


def test_years_of_production_are_years_in_order():
    for model in table(Kind.MODEL).values():
        first, last = model.produced
        assert first is None or 1800 < first < 2030, model.code
        assert last is None or (first or 1800) <= last < 2030, model.code


def test_every_row_is_sourced_and_no_code_stands_twice():
    text = files("rastro.nomenclator").joinpath("data/models.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len({row["code"] for row in rows}) == len(rows)
    assert {row["source"] for row in rows} <= set(edition().sources)
    assert sum(row["source"] == "authored" for row in rows) >= 400
