"""Where the serial of a weapon lies, and which numbers beside it are not the serial."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rastro.canonical import Text
from rastro.nomenclator import lineage


@dataclass(frozen=True, slots=True)
class SerialPlaces:
    """Where to look.

    Parameters
    ----------
    first
        Where the serial lies, the likeliest place first.
    also
        Where the same number is often found again: compare it.
    not_serial
        Numbers that are taken for the serial.
    """

    first: tuple[Text, ...]
    also: tuple[Text, ...] = ()
    not_serial: tuple[Text, ...] = ()


def serial_places(type_code: str = "", make_code: str = "") -> SerialPlaces:
    """Where the serial lies on a weapon of this type and make.

    Parameters
    ----------
    type_code
        A weapon type of the nomenclator; a broader type answers where the type itself has no entry.
    make_code
        A maker of the nomenclator; it decides where its own arms of this type differ.

    Returns
    -------
    SerialPlaces
        Always something: of an unknown type, the frame or receiver.
    """
    kinds = lineage(type_code) if type_code else ()
    own = _table()["make"].get(make_code)
    if own and (not kinds or own["type"] in kinds):
        return _places(own)
    by_type = _table()["type"]
    return _places(next((by_type[kind] for kind in kinds if kind in by_type), by_type["firearm"]))


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("rastro.markings").joinpath("data/places.toml").read_text("utf-8"))


def _places(row: Mapping[str, Any]) -> SerialPlaces:
    return SerialPlaces(_texts(row["first"]), _texts(row.get("also", ())), _texts(row.get("not", ())))


def _texts(codes: list[str]) -> tuple[Text, ...]:
    return tuple(Text(f"markings.place.{code}") for code in codes)
