"""A type is shown by its name in the reader's language, whatever language it was written in."""

from django.utils import translation

from rastro_node.nomenclator.words import type_word


def test_a_type_is_said_in_the_language_of_the_page():
    with translation.override("es"):
        assert type_word("pistol") == type_word("PISTOLA") == "pistola"
    with translation.override("fr"):
        assert type_word("pistola") == "pistolet"


def test_what_means_no_type_stays_as_written():
    assert type_word("gizmo 9000") == "gizmo 9000"
    assert type_word("") == ""
