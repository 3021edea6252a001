"""A State's table is checked as a whole: every finding with line, column and what to do."""

import pytest

from rastro.nomenclator import check_table


def found(text, kind="make"):
    return [
        (each.line, each.column, each.text.code.rpartition(".")[2]) for each in check_table(text, kind=kind)
    ]


def test_a_sound_table_has_no_findings():
    assert not found("code,name,parent\nA,Armas,\nB,Pistolas,A\n", "type")


def test_all_that_is_wrong_is_found_at_once_and_in_order():
    text = "code,name,parent\nA,Armas,\nA,Pistolas,Z\n,Fusiles,A\nC,,A\nD,ARMAS,D\n"
    assert found(text, "type") == [
        (3, "code", "code_twice"),
        (3, "parent", "no_parent"),
        (4, "code", "no_code"),
        (5, "name", "no_name"),
        (6, "name", "name_twice"),
        (6, "parent", "circle"),
    ]


@pytest.mark.parametrize(
    ("head", "cell"),
    [("country", "QQ"), ("fits", "pistol|qwert"), ("calibres", "9x18"), ("make", "taurus|xyz")],
)
def test_a_column_that_names_our_terms_names_ones_that_exist(head, cell):
    assert found(f"code,name,{head}\nA,Armas,{cell}\n", "model") == [(2, head, "no_term")]


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("A,Armas,same,taurus", "relation", "relation"),
        ("A,Armas,exact,", "term", "relation_without_term"),
        ("A,Armas,none,taurus", "term", "term_of_none"),
        ("A,Armas,exact,xyzzy", "term", "no_term"),
    ],
)
def test_a_crosswalk_is_checked_line_by_line(line, column, code):
    assert found(f"code,name,relation,term\n{line}\n") == [(2, column, code)]


def test_one_official_term_may_lead_to_several_of_ours_in_a_crosswalk():
    assert not found("code,name,relation,term\nA,Armas,broader,taurus\nA,Armas,broader,rossi\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("a,b\n1,2\n", "columns"),
        ("code,name\nA,B\x00\n", "nul"),
        ("code,name,term\nA,B,taurus\n", "no_relation_column"),
        ("code,name\nA,B,C\n", "too_many_cells"),
        ("code,name\nA,B\u200bC\n", "control"),
        ('code,name\nA,"B\n', "form"),
    ],
)
def test_what_is_no_table_is_one_finding_and_no_crash(text, code):
    assert [each[2] for each in found(text)] == [code]


def test_each_finding_says_what_to_do():
    for each in check_table("code,name,parent\n,,\nB,B,Z\n", kind="type"):
        assert each.text.say().endswith(".")
        assert "{" not in each.text.say()


def test_a_table_of_nothing_but_errors_ends():
    assert len(check_table("code,name\n" + ",\n" * 40_000, kind="make")) <= 1_000
