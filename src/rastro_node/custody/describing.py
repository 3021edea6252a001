"""From the words of a record to what is stored: terms, the serial's state, keys, owner, country."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from rastro.canonical import RastroError, Text
from rastro.custody import ItemKind, item_kind, owner_of, repeat_key
from rastro.markings import Reading, SerialMark, SerialState, read_serial, registered_keys, search_keys
from rastro.nomenclator import countries, lineage
from rastro.nomenclator.folding import plain
from rastro_node.nomenclator.selectors import Codes, Resolver

STRIPPED = "^"
"""Before the key without leading zeros, so that it meets only its like."""
COUNTRIES = {
    "eua": "US", "usa": "US", "u.s.a.": "US", "ee.uu.": "US", "eeuu": "US", "estados unidos da america": "US",
    "united states": "US", "etats-unis": "US", "inglaterra": "GB", "england": "GB", "reino unido": "GB",
    "great britain": "GB", "holanda": "NL", "holland": "NL", "rep. tcheca": "CZ", "republica tcheca": "CZ",
    "republica checa": "CZ", "czech republic": "CZ", "russia": "RU", "rusia": "RU", "turquia": "TR",
    "turkey": "TR", "turquie": "TR", "coreia do sul": "KR", "corea del sur": "KR",
}  # fmt: skip
"""What people write for a country besides its names; those that are no more stay words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewExhibit:
    """A thing to be entered in a case.

    Parameters
    ----------
    kind
        What it is; out of `class_` and `type` where empty.
    class_, make, model, calibre, type, serial, country, owner, origin
        As recorded.
    seal, custody_ref
        Of the evidence.
    restricted, examined
        Whether its use is restricted by law; whether a laboratory reported on it. None when nobody says.
    quantity
        How many pieces; None when nobody counted.
    registered_on
        The day it came in.
    identity
        Digest of the line of a file it comes from.
    """

    kind: str = ""
    class_: str = ""
    make: str = ""
    model: str = ""
    calibre: str = ""
    type: str = ""
    serial: str = ""
    country: str = ""
    owner: str = ""
    origin: str = ""
    seal: str = ""
    custody_ref: str = ""
    restricted: bool | None = None
    examined: bool | None = None
    quantity: int | None = None
    registered_on: date | None = None
    identity: str = ""


@dataclass(frozen=True, slots=True)
class SerialColumns:
    """What is stored of a serial.

    Parameters
    ----------
    state, removal
        As read.
    folded, keys
        What it is found by; none of a serial that was not read.
    again
        What tells the same firearm in another case.
    problem
        Why the text cannot be a serial.
    """

    state: str
    removal: str = ""
    folded: str = ""
    keys: tuple[str, ...] = ()
    again: str = ""
    problem: Text | None = field(default=None, compare=False)


@lru_cache(maxsize=50_000)
def serial_columns(raw: str) -> SerialColumns:
    """What is stored of a serial, out of its text."""
    try:
        mark = read_serial(raw)
    except RastroError as error:
        return SerialColumns(SerialState.PARTLY_READ.value, problem=error.text)
    folded, keys = keys_of(mark)
    return SerialColumns(mark.state.value, mark.removal or "", folded, keys, repeat_key(mark))


def keys_of(mark: SerialMark) -> tuple[str, tuple[str, ...]]:
    """The folded serial of an exhibit, `?` where it was not read, and every key it is found by."""
    reading = mark.reading
    if reading is None or not reading.text.strip("? "):
        return "", ()
    keys = search_keys(reading) if _unsettled(reading) else registered_keys(reading.text)
    stripped = [] if keys.has_unread or not keys.stripped else [STRIPPED + keys.stripped]
    return keys.folded, (*sorted(keys.deletions), *stripped)


def _unsettled(reading: Reading) -> bool:
    return not reading.is_whole


def country_code(raw: str) -> str:
    """The ISO 3166 code of a country as written; empty when it is none that is now."""
    return _countries().get(plain(raw), "") if raw else ""


@cache
def _countries() -> Mapping[str, str]:
    named = {
        plain(name): each.code for each in countries() for name in (*each.labels.values(), *each.aliases)
    }
    return named | {each.code.lower(): each.code for each in countries()} | COUNTRIES


def kind_of(new: NewExhibit) -> ItemKind:
    """What it is."""
    return ItemKind(new.kind) if new.kind in set(ItemKind) else item_kind(new.class_, new.type)


class Describer:
    """Finds the columns of many exhibits: the same words are looked up once."""

    def __init__(self) -> None:
        self._resolver = Resolver()
        self._kinds: dict[tuple[str, str, str], ItemKind] = {}

    def kind(self, new: NewExhibit) -> ItemKind:
        """What it is."""
        key = (new.kind, new.class_, new.type)
        if key not in self._kinds:
            self._kinds[key] = kind_of(new)
        return self._kinds[key]

    def codes(self, new: NewExhibit) -> Codes:
        """The terms its words mean, and those that nobody knows."""
        model = new.model if self.kind(new) is ItemKind.FIREARM else ""
        return self._resolver.codes(make=new.make, calibre=new.calibre, type_=new.type, model=model)

    def columns(self, new: NewExhibit) -> dict[str, object]:
        """Everything stored of it, but for its case and numbers."""
        kind, codes, owner = self.kind(new), self.codes(new), owner_of(new.owner)
        no_serial = kind is not ItemKind.FIREARM and not new.serial
        serial = SerialColumns("") if no_serial else serial_columns(new.serial)
        # What is said of cartridges, `of a shotgun`, is not what they are.
        of_kind = kind in lineage(codes.type)[-1:] or kind is ItemKind.OTHER
        return {
            "kind": kind.value,
            "seal": new.seal,
            "make": new.make,
            "model": new.model,
            "calibre": new.calibre,
            "type": new.type,
            "serial": new.serial,
            "country": new.country,
            "country_code": country_code(new.country),
            "make_code": codes.make,
            "calibre_code": codes.calibre,
            "type_code": codes.type if of_kind else "",
            "model_code": codes.model,
            "serial_state": serial.state,
            "removal": serial.removal,
            "folded": serial.folded,
            "keys": list(serial.keys),
            "serial_key": serial.again if kind is ItemKind.FIREARM else "",
            "origin": new.origin,
            "owner": new.owner,
            "owner_class": owner.value,
            "state_owned": owner.is_state,
            "restricted": new.restricted,
            "examined": new.examined,
            "quantity": new.quantity,
            "registered_on": new.registered_on,
            "custody_ref": new.custody_ref,
            "identity": new.identity,
        }
