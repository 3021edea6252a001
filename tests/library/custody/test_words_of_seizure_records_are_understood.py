"""Whose an arm was, what a thing is, how it came: out of the words of four languages."""

import pytest

from rastro.custody import (
    ItemKind,
    OwnerClass,
    SeizureContext,
    context_text,
    item_kind,
    item_text,
    owner_of,
    owner_text,
    seizure_context,
    yes_or_no,
)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("POLÍCIA MILITAR", OwnerClass.POLICE),
        ("Policía Nacional", OwnerClass.POLICE),
        ("Gendarmería", OwnerClass.POLICE),
        ("FORÇA NACIONAL", OwnerClass.POLICE),
        ("Forças Armadas", OwnerClass.ARMED_FORCES),
        ("Ejército Mexicano", OwnerClass.ARMED_FORCES),
        ("U.S. Army", OwnerClass.ARMED_FORCES),
        ("Armée de l'air", OwnerClass.ARMED_FORCES),
        ("Corpo de Bombeiro", OwnerClass.OTHER_STATE),
        ("Patrimoniada / Outras", OwnerClass.OTHER_STATE),
        ("Ministerio de Justicia", OwnerClass.OTHER_STATE),
        ("Empresa de seguridad privada", OwnerClass.SECURITY_COMPANY),
        ("Registro Particular", OwnerClass.PRIVATE_REGISTER),
        ("private owner", OwnerClass.PRIVATE_REGISTER),
        ("NÃO PATRIMONIADA", OwnerClass.NOT_OWNED),
        ("no es del Estado", OwnerClass.NOT_OWNED),
        ("Não Identificada", OwnerClass.NOT_IDENTIFIED),
        ("desconocido", OwnerClass.NOT_IDENTIFIED),
        ("unknown", OwnerClass.NOT_IDENTIFIED),
        ("", OwnerClass.UNKNOWN),
        ("---", OwnerClass.UNKNOWN),
    ],
)
def test_owners(text, owner):
    assert owner_of(text) is owner


def test_only_property_of_a_state_is_state_owned():
    states = {each for each in OwnerClass if each.is_state}
    assert states == {OwnerClass.POLICE, OwnerClass.ARMED_FORCES, OwnerClass.OTHER_STATE}


@pytest.mark.parametrize(
    ("class_", "type_", "kind"),
    [
        ("ARMA DE FOGO", "PISTOLA", ItemKind.FIREARM),
        ("MUNIÇÃO", "CARTUCHO (INTACTO)", ItemKind.AMMUNITION),
        ("", "revólver", ItemKind.FIREARM),
        ("", "cartuchos", ItemKind.AMMUNITION),
        ("", "cartuchos de escopeta", ItemKind.AMMUNITION),
        ("", "double barrel shotgun", ItemKind.FIREARM),
        ("", "cargador", ItemKind.PART),
        ("", "silenciador", ItemKind.PART),
        ("", "granada", ItemKind.EXPLOSIVE),
        ("firearm", "", ItemKind.FIREARM),
        ("", "bicicleta", ItemKind.OTHER),
        ("", "", ItemKind.OTHER),
    ],
)
def test_things(class_, type_, kind):
    assert item_kind(class_, type_) is kind


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Entrega Voluntária", SeizureContext.SURRENDERED),
        ("entrega voluntaria de armas", SeizureContext.SURRENDERED),
        ("Voluntary surrender", SeizureContext.SURRENDERED),
        ("Hallazgo de arma", SeizureContext.FOUND),
        ("found firearm", SeizureContext.FOUND),
        ("Encontro De Cadáver", SeizureContext.SEIZED),
        ("Apropriação De Coisa Achada", SeizureContext.SEIZED),
        ("Porte Ilegal De Arma De Fogo De Uso Restrito", SeizureContext.SEIZED),
        ("", SeizureContext.SEIZED),
    ],
)
def test_how_it_came(text, context):
    assert seizure_context(text) is context


@pytest.mark.parametrize(
    ("text", "truth"), [("Sim", True), ("NÃO", False), ("oui", True), ("", None), ("maybe", None)]
)
def test_yes_and_no(text, truth):
    assert yes_or_no(text) is truth


def test_every_class_has_its_words():
    said = [owner_text(each) for each in OwnerClass]
    said += [item_text(each) for each in ItemKind]
    said += [context_text(each) for each in SeizureContext]
    assert all(text.say() and text.code not in text.say() for text in said)
