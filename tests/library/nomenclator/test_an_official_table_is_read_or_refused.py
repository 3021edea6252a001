"""A State's own table: read in the forms in which offices save it, or refused with the place."""

import pytest

from rastro.canonical import InvalidInput, TooLarge
from rastro.nomenclator import Kind, read_official
from rastro.nomenclator.official import MAX_BYTES

TABLE = "codigo;nombre;padre;nota\nA1;Pistola;;corta\nA2;Revólver;A1;\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_offices_are_read(encoding):
    official = read_official(TABLE.encode(encoding), kind="type", name="Tipos", edition="2024")
    assert [(row.code, row.name, row.parent) for row in official.rows] == [
        ("A1", "Pistola", ""),
        ("A2", "Revólver", "A1"),
    ]
    assert (official.kind, official.name, official.edition) == (Kind.TYPE, "Tipos", "2024")
    assert official.rows[0].extra == {"nota": "corta"}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_cells_are_parted_by_what_the_first_line_uses(mark):
    official = read_official(TABLE.replace(";", mark), kind="type")
    assert official.rows[1].line == 3


def test_one_table_has_one_digest():
    one, other = (read_official(text, kind="type") for text in (TABLE, TABLE.replace("A2", "A3")))
    assert one.digest != other.digest
    assert one.digest == read_official(TABLE, kind="type").digest


@pytest.mark.parametrize(
    ("text", "code", "params"),
    [
        ("", "empty", {}),
        ("a,b\n1,2\n", "columns", {"line": 1}),
        ("code,name\n,Taurus\n", "code_missing", {"line": 2, "column": "code"}),
        ("code,name\nTAU,\n", "name_missing", {"line": 2, "column": "name"}),
        ("code,name\nTAU,Taurus\nTAU,Rossi\n", "code_twice", {"line": 3, "first": 2}),
        ('code,name\nTAU,"Taurus\n', "form", {}),
        ("code,name\nTAU,Tau\x00rus\n", "nul", {"line": 2}),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text, code, params):
    with pytest.raises(InvalidInput) as refused:
        read_official(text, kind="make")
    assert refused.value.code == f"nomenclator.official.{code}"
    assert params.items() <= refused.value.text.params.items()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"code,name\n" + b"x" * MAX_BYTES, "bytes"),
        (b"code,name\n" + b"a," * 1_000 + b"\n", "width"),
        (b"code,name\nA," + b"x" * 5_000 + b"\n", "cell"),
        (b"code,name\n" + b"\n".join(b"%d,n" % n for n in range(50_002)), "rows"),
    ],
)
def test_what_is_too_large_is_refused(data, code):
    with pytest.raises(TooLarge) as refused:
        read_official(data, kind="make")
    assert refused.value.code == f"nomenclator.official.{code}"
