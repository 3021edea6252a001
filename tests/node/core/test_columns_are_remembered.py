"""Which of a file's columns is ours: guessed in four languages, said once, remembered of its source."""

import io

import pytest

from rastro.canonical import RastroError
from rastro_node.core.context import this_node
from rastro_node.core.imports import Column, guessed, import_file, kind_of, layout_of
from rastro_node.core.imports.selectors import remembered, sources

COLUMNS = kind_of("firearms").columns
SPANISH = "Identificador;Marca;Modelo;Calibre;Tipo de arma;Número de serie;Fecha de venta;Titular\n"
OFFICE = "NR,FABR,MOD,CAL,ART,WAFFENNR,AM,WER\nB-1,Ferro,F9,9 mm,pistol,FR0148B2,2015-02-03,Dag Moe\n"
MAPPING = dict(
    zip((each.name for each in COLUMNS), OFFICE.partition("\n")[0].split(","), strict=True)
)  # fmt: skip


def load(text, **options):
    return import_file(io.BytesIO(text.encode()), kind=kind_of("firearms"), actor=this_node(), **options)


@pytest.mark.parametrize(
    "header",
    [
        SPANISH,
        "firearm_id,make,model,calibre,type,serial,sold_on,holder",
        "Firearm ID,Brand,Model,Caliber,Weapon type,Serial number,Date of sale,Owner",
        "identificador,fabricante,modelo,calibre,espécie,nº de série,data de venda,proprietário",
        "identifiant,marque,modèle,calibre,type d'arme,numéro de série,date de vente,détenteur",
    ],
)
def test_usual_names_are_known_in_four_languages(header):
    names = header.strip().split(";" if ";" in header else ",")
    assert list(guessed(names, COLUMNS).values()) == names


def test_a_file_with_usual_names_needs_no_mapping(db):
    row = "B-1;Ferro;F9;9 mm;pistola;FR0148B2;2015-02-03;Dag Moe\n"
    assert load(SPANISH + row).registered == 1


def test_what_was_said_of_a_source_is_remembered_for_its_next_file(db):
    assert load(OFFICE, mapping=MAPPING, source_name="Old office").registered == 1
    assert load(OFFICE, source_name="Old office").already == 1
    assert sources("firearms") == ["Old office"]
    assert remembered("firearms", "Old office", OFFICE.partition("\n")[0].split(",")) == MAPPING


def test_another_source_or_other_columns_are_not_taken_for_the_same(db):
    load(OFFICE, mapping=MAPPING, source_name="Old office")
    for text, source in ((OFFICE, "New office"), (OFFICE.replace("WER", "WEM"), "Old office")):
        with pytest.raises(RastroError) as refused:
            load(text, source_name=source)
        assert refused.value.code == "core.import.columns"


def test_our_own_name_comes_before_a_usual_one():
    columns = (Column(name="serial", aliases=("number",), required=True),)
    assert layout_of(("number", "serial"), columns, {}).columns == {"serial": 1}


def test_a_column_that_tells_records_apart_cannot_be_left_out():
    columns = (Column(name="id", identity=True), Column(name="make", required=True))
    with pytest.raises(RastroError) as refused:
        layout_of(("make",), columns, {"id": ""})
    assert refused.value.code == "core.import.columns"
    assert layout_of(("id",), columns, {"make": ""}).mapping == {"id": "id", "make": ""}
