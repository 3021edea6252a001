"""The grammar of Taurus: the year of the gold rows, proposals where no make is known, false ones."""

import csv
import gzip
from collections import Counter

from benchmarks.resolving.records import DATA, Row, firearms
from rastro.canonical import RastroError
from rastro.markings import Known, decode_serial, grammars, read_serial, understand

FORMS = {"PISTOLA": {"pistol", "nine_characters"}, "REVÓLVER": {"revolver", "nine_characters"}}
GOLD = DATA / "rules" / "br_rj_taurus_gold.csv.gz"


def measure() -> dict[str, object]:
    """The figures of must-hold 5."""
    with gzip.open(GOLD, "rt", encoding="utf-8", newline="") as source:
        gold = list(csv.DictReader(source))
    serials = {row["arma_numero_serie_original"] for row in gold}
    wrong = [row["arma_numero_serie_original"] for row in gold if not _right_year(row)]
    return {
        "gold_rows": len(gold),
        "gold_right_year": len(gold) - len(wrong),
        "gold_not": wrong,
        **_unknown_makes(),
        **_gold_without_make(serials),
        **_other_makes(),
    }


def _unknown_makes() -> dict[str, object]:
    """Handguns whose make is not known: how many have a serial with Taurus's letters, how many are told."""
    valid = proposed = 0
    for row in firearms():
        meant = _understood(row, make=row["make"])
        if meant.make.term is None and _has_letters_of_taurus(row):
            valid += 1
            proposed += meant.proposed
    return {"unknown_make_and_valid": valid, "proposed": proposed, "proposed_share": _of(proposed, valid)}


def _gold_without_make(serials: set[str]) -> dict[str, object]:
    """The gold's lines as if their make were blank: the proposal without the answer in sight."""
    rows = [row for row in firearms() if row["serial"] in serials and "TAURUS" in row["make"]]
    lettered = [row for row in rows if any(character.isalpha() for character in row["serial"])]
    told = sum(_understood(row, make="").proposed for row in lettered)
    return {"blanked": len(lettered), "blanked_proposed": told, "blanked_share": _of(told, len(lettered))}


def _other_makes() -> dict[str, object]:
    """Serials of other makers, as if their make were blank."""
    lines = 0
    false: Counter[str] = Counter()
    for row in firearms():
        meant = _understood(row, make=row["make"])
        if meant.make.term is None or meant.make.term.code == "taurus" or not meant.read:
            continue
        lines += 1
        false[meant.make.term.code] += _understood(row, make="").proposed
    return {
        "other_makes_with_serial": lines,
        "false_proposals": false.total(),
        "false_share": _of(false.total(), lines),
        "false_by_make": dict(false.most_common(8)),
    }


class _understood:  # noqa: N801 - reads as what was understood
    """A line with another make put in."""

    def __init__(self, row: Row, *, make: str) -> None:
        meant = understand(make=make, calibre=row["calibre"], type_=row["type"], serial=row["serial"])
        self.make = meant.make
        self.read = bool(meant.key)
        self.proposed = bool(meant.proposed_make and meant.proposed_make.code == "taurus")


def _has_letters_of_taurus(row: Row) -> bool:
    """Whether the serial has, without mending, a form in which letters tell the date of its type."""
    try:
        reading = read_serial(row["serial"]).reading
    except RastroError:
        return False
    told = decode_serial(reading, grammars(), Known(until=2022)) if reading else ()
    return any(each.rule in FORMS.get(row["type"], ()) and not each.mended for each in told)


def _right_year(row: Row) -> bool:
    try:
        reading = read_serial(row["arma_numero_serie_original"]).reading
    except RastroError:
        return False
    if reading is None:
        return False
    told, year = decode_serial(reading, grammars()), row["arma_ano_fabricacao"]
    if not year.isdigit():
        return any(each.first_year == 0 for each in told)
    return any(each.first_year <= int(year) <= each.last_year for each in told if each.first_year)


def _of(part: int, total: int) -> float:
    return round(part / total, 4) if total else 0.0
