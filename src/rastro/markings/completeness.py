"""What a firearm's marks lack, by the article that asks for each element."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from rastro.canonical import Text
from rastro.markings.serial import SerialMark, SerialState


class MarkKind(StrEnum):
    """Why a mark is put on."""

    MANUFACTURE = "manufacture"
    IMPORT = "import"
    OFFICIAL_USE = "official_use"
    CIVILIAN_TRANSFER = "civilian_transfer"


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands on a firearm; an empty value is a mark that was looked for and is not there.

    Parameters
    ----------
    maker
        Name of the manufacturer, or the symbol that stands for it.
    place
        Place or country of manufacture.
    serial
        The serial, as a text or as a reading in its state.
    importer, address
        Name and address of the importer.
    country, year
        Country and year of import.
    official
        The mark put on a confiscated or forfeited firearm that is kept for official use.
    transferring_country
        The mark put on when it left a government's stock for civilian use.
    """

    maker: str = ""
    place: str = ""
    serial: str | SerialMark = ""
    importer: str = ""
    address: str = ""
    country: str = ""
    year: int | str | None = None
    official: str = ""
    transferring_country: str = ""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One element of one mark.

    Parameters
    ----------
    mark
        The mark it belongs to.
    element
        Name of the field of `Marks`.
    articles
        Who asks for it: `CIFTA VI.1.a`.
    where_possible
        Whether it is asked for only where it is possible.
    """

    mark: MarkKind
    element: str
    articles: tuple[str, ...]
    where_possible: bool = False


@dataclass(frozen=True, slots=True)
class Lack:
    """An element that is not there.

    Parameters
    ----------
    obligation
        What asks for it.
    text
        The sentence for a person: what is missing, and the article.
    """

    obligation: Obligation
    text: Text


@cache
def obligations() -> tuple[Obligation, ...]:
    """Every element of every mark, in the order in which the treaties name them."""
    read = tomllib.loads(files("rastro.markings").joinpath("data/obligations.toml").read_text("utf-8"))
    return tuple(
        Obligation(
            MarkKind(each["mark"]),
            each["element"],
            tuple(each["articles"]),
            each.get("where_possible", False),
        )
        for each in read["obligation"]
    )


def what_lacks(
    marks: Marks, *, imported: bool = False, kept_officially: bool = False, released: bool = False
) -> tuple[Lack, ...]:
    """What a firearm's marks lack.

    Parameters
    ----------
    marks
        What stands on it.
    imported
        Whether it was imported for good; a temporary import for a lawful purpose needs no mark.
    kept_officially
        Whether it was confiscated or forfeited and is kept for official use.
    released
        Whether it left a government's stock for civilian use for good.

    Returns
    -------
    tuple of Lack
        Empty when the marks are complete. A serial that was removed or only partly read lacks, too; one that
        was not looked for does not count as missing.
    """
    wanted = {
        MarkKind.MANUFACTURE: True,
        MarkKind.IMPORT: imported,
        MarkKind.OFFICIAL_USE: kept_officially,
        MarkKind.CIVILIAN_TRANSFER: released,
    }
    return tuple(_lacking(marks, wanted))


def _lacking(marks: Marks, wanted: dict[MarkKind, bool]) -> Iterator[Lack]:
    for obligation in obligations():
        name = obligation.element
        state = _serial_state(marks.serial) if name == "serial" else _state(getattr(marks, name))
        if wanted[obligation.mark] and state:
            code = f"markings.lack.{name}" + (f".{state}" if name == "serial" else "")
            yield Lack(obligation, Text(code, {"articles": ", ".join(obligation.articles)}))


def _state(value: object) -> str:
    return "" if value is not None and str(value).strip() else "missing"


def _serial_state(serial: str | SerialMark) -> str:
    if not isinstance(serial, SerialMark):
        return _state(serial)
    return {
        SerialState.READ: "",
        SerialState.NOT_LOOKED_FOR: "",
        SerialState.PARTLY_READ: "partly_read",
        SerialState.REMOVED: "removed",
        SerialState.NEVER_HAD: "missing",
    }[serial.state]
