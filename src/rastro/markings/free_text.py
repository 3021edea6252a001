"""Read a serial out of what people write in the field for it."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rastro.markings.notation import parse_reading
from rastro.markings.serial import Removal, SerialMark, SerialState

_NEVER = re.compile(r"(?!)")
_ENDS = " \t.;:/,-*()"
# A remark behind a serial: `116672 (na face do cano)`, `118619, na base do cano`, `553-4059 na plaqueta`.
_REMARK = re.compile(
    r"\s*\((?=\s*[^\W\d_]{2}).*|[,;/]\s+(?=\D*[^\W\d_]{3,}\b).*|\s+-\s+(?=[^\W\d_]{4,}\b).*"
    r"|\s+(?:na|no|nas|nos|em|en|el|la|on|the|sur|sous)\s+[^\W\d_]{3,}.*",
    re.IGNORECASE | re.DOTALL,
)
# A label before a serial: `Nº de série 123`, `Serial no. A12`, `S/N 123`.
_LABEL = re.compile(
    r"^\s*(?:(?:n[º°]\.?|no\.|n[úu]m(?:ero)?\b\.?|s/n\b|sn:)\s*(?:de\s+)?(?:s[ée]rie\b|serial\b)?"
    r"|s[ée]rie\b|serial\b(?:\s*(?:no|num|number|n[º°])\b\.?)?)[\s:.#]*(?=\S*\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Word:
    """What some words say of a serial."""

    state: SerialState
    removal: Removal | None
    anywhere: re.Pattern[str]
    alone: re.Pattern[str]
    whole: frozenset[str]

    def is_in(self, folded: str, *, has_digits: bool) -> bool:
        """Whether the text says so."""
        return bool(
            folded in self.whole
            or self.anywhere.search(folded)
            or (not has_digits and self.alone.search(folded))
        )


@cache
def _words() -> tuple[_Word, ...]:
    text = files("rastro.markings").joinpath("data/serial_words.toml").read_text("utf-8")
    return tuple(_word(table) for table in tomllib.loads(text)["word"])


def _word(table: dict[str, str]) -> _Word:
    state = SerialState(table["state"])
    removal = Removal(table.get("how", "unknown")) if state is SerialState.REMOVED else None
    anywhere, alone = (_pattern(table.get(name, "")) for name in ("anywhere", "alone"))
    return _Word(state, removal, anywhere, alone, frozenset(table.get("whole", ())))


def _pattern(text: str) -> re.Pattern[str]:
    joined = "".join(text.split("\n"))
    return re.compile(joined) if joined else _NEVER


def read_serial(raw: str) -> SerialMark:
    """The state of a serial, and its reading, from the text of a record.

    Parameters
    ----------
    raw
        A serial in the officer's notation, or words in Spanish, Portuguese, French or English that say why
        there is none: removed (and how), never there, or nothing recorded (`N/C`, `none`): then it counts as
        not looked for, since such words do not say that it was taken away. A label before a serial and a
        remark behind it, such as where it stands, are left out of the reading and stay in `raw`.

    Raises
    ------
    InvalidInput, TooLarge
        As `parse_reading`.
    """
    folded = _folded(raw)
    if not raw.strip(" -/."):
        return SerialMark(SerialState.NOT_LOOKED_FOR, raw=raw)
    has_digits = any(character.isdigit() for character in folded)
    for word in _words():
        if word.is_in(folded, has_digits=has_digits):
            return SerialMark(word.state, None, raw, word.removal)
    reading = parse_reading(_REMARK.sub("", _LABEL.sub("", raw)) if has_digits else raw)
    return SerialMark(SerialState.READ if reading.is_whole else SerialState.PARTLY_READ, reading, raw)


def _folded(raw: str) -> str:
    """The text in lower case without accents, blanks made one, without signs around it."""
    plain = unicodedata.normalize("NFKD", raw.casefold())
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split()).strip(_ENDS)
