"""The officer's notation: `A?0142[83]08`."""

import unicodedata
from collections.abc import Iterator

from rastro.canonical import InvalidInput, Text, TooLarge
from rastro.markings.reading import MAX_ALTERNATIVES, MAX_POSITIONS, SEPARATORS, Character, Reading

UNREAD_MARKS = frozenset("?*_▒")
_SIGNS = SEPARATORS | frozenset("&#+=()|@<>º°ªª№%!$")
MAX_TEXT = 400

# Letters of other alphabets that look like Latin ones: the likeliest slip of a keyboard or a copy.
_LOOKALIKES = dict(
    zip(
        "АВСЕНІЈКМОРЅТХУЗавсеіјорѕхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ",
        "ABCEHIJKMOPSTXY3abceijopsxyABEZHIKMNOPTYXaiknopux",
        strict=False,
    )
)


def parse_reading(text: str) -> Reading:
    """Read the officer's notation.

    `?`, `*`, `_` or `▒` stand for a character that could not be read, `[83]` for one that is an 8 or a 3;
    every other character stands for itself. Compatibility forms (full-width digits) become plain ones, with
    a note.

    Parameters
    ----------
    text
        At most 40 positions, at most 10 alternatives each.

    Raises
    ------
    InvalidInput
        `markings.serial.empty`, `.control`, `.script`, `.sign`, `.brackets`, `.alternatives`.
    TooLarge
        `markings.serial.too_long`.
    """
    if len(text) > MAX_TEXT:
        raise TooLarge("markings.serial.too_long", field="serial", length=len(text), limit=MAX_POSITIONS)
    _refuse_control(text)
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        raise InvalidInput("markings.serial.empty", field="serial")
    characters = tuple(_characters(plain))
    if len(characters) > MAX_POSITIONS:
        raise TooLarge(
            "markings.serial.too_long", field="serial", length=len(characters), limit=MAX_POSITIONS
        )
    changed = plain != text.strip()
    notes = (Text("markings.serial.plain_form", {"given": text.strip(), "kept": plain}),) if changed else ()
    return Reading(characters, notes)


def _refuse_control(text: str) -> None:
    for position, character in enumerate(text, 1):
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
            code = f"U+{ord(character):04X}"
            raise InvalidInput("markings.serial.control", field="serial", position=position, character=code)


def _characters(text: str) -> Iterator[Character]:
    position = 0
    while position < len(text):
        if text[position] == "[":
            end = text.find("]", position)
            if end < 0:
                raise InvalidInput("markings.serial.brackets", field="serial", position=position + 1)
            yield _choice(text[position + 1 : end], position + 1)
            position = end + 1
            continue
        yield _one(text[position], position + 1)
        position += 1


def _choice(inside: str, position: int) -> Character:
    if "[" in inside:
        raise InvalidInput("markings.serial.brackets", field="serial", position=position)
    choices = tuple(dict.fromkeys(inside.replace(" ", "").replace("/", "").replace(",", "")))
    if not 1 <= len(choices) <= MAX_ALTERNATIVES:
        raise InvalidInput(
            "markings.serial.alternatives", field="serial", position=position, limit=MAX_ALTERNATIVES
        )
    read = [_one(each, position) for each in choices]
    if not all(each.seen for each in read):
        return Character("")
    return Character(read[0].seen, tuple(each.seen for each in read[1:]))


def _one(character: str, position: int) -> Character:
    if character in UNREAD_MARKS:
        return Character("")
    if character == "]":
        raise InvalidInput("markings.serial.brackets", field="serial", position=position)
    if character in _SIGNS or (character.isascii() and character.isalnum()) or _is_latin(character):
        return Character(character)
    _refuse(character, position)
    raise AssertionError  # pragma: no cover - _refuse always raises


def _is_latin(character: str) -> bool:
    return character.isalpha() and unicodedata.name(character, "").startswith("LATIN")


def _refuse(character: str, position: int) -> None:
    script = unicodedata.name(character, "UNKNOWN").split()[0].title()
    if not character.isalnum():
        raise InvalidInput("markings.serial.sign", field="serial", position=position, character=character)
    latin = _LOOKALIKES.get(character)
    if latin:
        raise InvalidInput(
            "markings.serial.lookalike",
            field="serial",
            position=position,
            character=character,
            script=script,
            latin=latin,
        )
    raise InvalidInput(
        "markings.serial.script", field="serial", position=position, character=character, script=script
    )
