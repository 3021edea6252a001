"""Public numbers: an ISO 3166 prefix, a kind, a year, a serial and a check character."""

import re
from dataclasses import dataclass

from rastro.canonical.errors import InvalidInput

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FORM = re.compile(r"([A-Z]{2})-([A-Z]{1,3})-([0-9]{4})-([0-9]{6,9})-([0-9A-Z])")
_STATE = re.compile(r"[A-Z]{2}")
_KIND = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class PublicNumber:
    """A number that people read, type and dictate.

    Parameters
    ----------
    state
        ISO 3166-1 alpha-2 code of the State that gave it.
    kind
        One to three letters: `T` a trace, `L` a licence, `F` a firearm.
    year
        Year it was given.
    serial
        Its place in that year, from 1.
    check
        Check character (ISO/IEC 7064, MOD 37,36).
    """

    state: str
    kind: str
    year: int
    serial: int
    check: str

    def __str__(self) -> str:
        return f"{self.state}-{self.kind}-{self.year:04d}-{self.serial:06d}-{self.check}"


def public_number(*, state: str, kind: str, year: int, serial: int) -> str:
    """A public number, such as `XA-T-2021-000482-8`.

    Parameters
    ----------
    state
        ISO 3166-1 alpha-2 code.
    kind
        One to three capital letters.
    year
        1 to 9999.
    serial
        1 to 999,999,999; written with six digits at least.

    Raises
    ------
    InvalidInput
        `canonical.number.form` if a part is out of its range.
    """
    fits = 0 < year < 10_000 and 0 < serial < 1_000_000_000  # noqa: PLR2004 - the widths of the form
    if not (_STATE.fullmatch(state) and _KIND.fullmatch(kind) and fits):
        raise InvalidInput("canonical.number.form", text=f"{state}-{kind}-{year}-{serial}")
    body = f"{state}-{kind}-{year:04d}-{serial:06d}"
    return f"{body}-{check_character(body)}"


def check_public_number(text: str, /) -> PublicNumber:
    """Read a public number and check its check character.

    Small letters and surrounding blanks are read; a mis-typed character is refused, and nearly
    every exchange of two neighbours.

    Raises
    ------
    InvalidInput
        `canonical.number.form` or `canonical.number.check`.
    """
    tidy = text.strip().upper()[:40]
    found = _FORM.fullmatch(tidy)
    if found is None:
        raise InvalidInput("canonical.number.form", text=text[:40])
    state, kind, year, serial, check = found.groups()
    if check_character(tidy[:-1]) != check or written_form(tidy) != tidy:
        raise InvalidInput("canonical.number.check", text=tidy)
    return PublicNumber(state, kind, int(year), int(serial), check)


def written_form(tidy: str) -> str:
    """The one way to write a number's serial: six digits, more only when it needs them."""
    state, kind, year, serial, check = tidy.split("-")
    return f"{state}-{kind}-{year}-{int(serial):06d}-{check}"


def check_character(text: str, /) -> str:
    """The ISO/IEC 7064 MOD 37,36 check character over the letters and digits of a text.

    Finds every single wrong character and nearly every exchange of two neighbours.

    Parameters
    ----------
    text
        Capital letters and digits; hyphens are skipped.
    """
    size = len(ALPHABET)
    total = size
    for character in text.replace("-", ""):
        total = (total + ALPHABET.index(character)) % size or size
        total = total * 2 % (size + 1)
    return ALPHABET[(1 - total) % size]
