"""The authored tables, read once when first asked for."""

import csv
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

from rastro.canonical import NotFound
from rastro.nomenclator.terms import LANGUAGES, Kind, Term

type Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """Which edition of the tables is in use, and what they were made from.

    Parameters
    ----------
    version
        Year and number of the edition.
    sources
        What each key in a row's `source` column stands for.
    digest
        SHA-256 of the tables, hexadecimal: two nodes with one digest mean the same by a code.
    """

    version: str
    sources: Mapping[str, str]
    digest: str


@cache
def edition() -> Edition:
    """The edition of the authored tables and the register of their sources."""
    read = tomllib.loads(_data("edition.toml"))
    return Edition(read["version"], MappingProxyType(read["sources"]), _digest())


def _digest() -> str:
    """Over the files' names and bytes, in the order of their names."""
    digest = sha256()
    for name in sorted(name for _, name in _READERS.values()):
        digest.update(f"{name}\n{_data(name)}\n".encode())
    return digest.hexdigest()


@cache
def table(kind: Kind) -> Mapping[str, Term]:
    """A table's terms by code, in the order in which they were authored."""
    read, name = _READERS[kind]
    return MappingProxyType({term.code: term for term in map(read, _rows(name))})


def term(code: str, *, kind: Kind | None = None) -> Term:
    """The term with a code.

    Parameters
    ----------
    code
        A code of the nomenclator.
    kind
        The table to look in; every table when left out (codes are unique over all of them).

    Raises
    ------
    NotFound
        `nomenclator.code.unknown`.
    """
    for each in (kind,) if kind else Kind:
        found = table(each).get(code)
        if found:
            return found
    raise NotFound("nomenclator.code.unknown", field="code", code=code)


def label(code: str, language: str = "en") -> str:
    """The name of a code in a language.

    Raises
    ------
    NotFound
        `nomenclator.code.unknown`.
    """
    return term(code).label(language)


def countries() -> tuple[Term, ...]:
    """Every State and territory of ISO 3166-1, and the two fictitious ones of the training story."""
    return tuple(table(Kind.COUNTRY).values())


def lineage(code: str, *, kind: Kind = Kind.TYPE) -> tuple[str, ...]:
    """A code and its broader terms, narrowest first; empty when the code is unknown."""
    return tuple(_lineage(code, kind))


def _lineage(code: str, kind: Kind) -> Iterator[str]:
    terms = table(kind)
    while code in terms:
        yield code
        code = terms[code].parent


def _data(name: str) -> str:
    return files("rastro.nomenclator").joinpath("data", name).read_text("utf-8")


def _rows(name: str) -> Iterator[Row]:
    yield from csv.DictReader(_data(name).splitlines())


def _many(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def _type(row: Row) -> Term:
    return Term(
        row["code"],
        Kind.TYPE,
        {language: row[language] for language in LANGUAGES},
        parent=row["parent"],
        aliases=_many(row["aliases"]),
        codes={name: row[name] for name in ("ncic", "iafq", "hs6") if row[name]},
        source=row["source"],
    )


def _make(row: Row) -> Term:
    return Term(
        row["code"],
        Kind.MAKE,
        dict.fromkeys(LANGUAGES, row["name"]),
        aliases=_many(row["aliases"]),
        country=row["country"],
        predecessors=_many(row["predecessors"]),
        family=row["family"],
        fits=_many(row["fits"]),
        codes={"ncic": row["ncic"]} if row["ncic"] else {},
        fictitious=row["country"] in {"XA", "XB"},
        source=row["source"],
    )


def _calibre(row: Row) -> Term:
    gauge = row["gauge"]
    spoken = {
        "en": f"{gauge} gauge",
        "es": f"calibre {gauge}",
        "pt": f"calibre {gauge}",
        "fr": f"calibre {gauge}",
    }
    return Term(
        row["code"],
        Kind.CALIBRE,
        spoken if gauge else dict.fromkeys(LANGUAGES, row["name"]),
        aliases=(*_many(row["metric"]), *_many(row["imperial"]), *_many(row["aliases"])),
        family=row["family"],
        fits=_many(row["fits"]),
        codes={"ncic": row["ncic"]} if row["ncic"] else {},
        source=row["source"],
    )


def _country(row: Row) -> Term:
    return Term(
        row["code"],
        Kind.COUNTRY,
        {language: row[language] for language in LANGUAGES},
        aliases=_many(row["aliases"]),
        codes={name: row[name] for name in ("alpha3", "numeric") if row[name]},
        fictitious=row["code"] in {"XA", "XB"},
        source=row["source"],
    )


def _model(row: Row) -> Term:
    return Term(
        row["code"],
        Kind.MODEL,
        dict.fromkeys(LANGUAGES, row["name"]),
        aliases=_many(row["aliases"]),
        family=row["family"],
        fits=_many(row["type"]),
        source=row["source"],
        makes=_many(row["make"]),
        calibres=_many(row["calibres"]),
        action=row["action"],
        produced=(_year(row["produced_from"]), _year(row["produced_until"])),
    )


def _year(text: str) -> int | None:
    return int(text) if text else None


_READERS: dict[Kind, tuple[Callable[[Row], Term], str]] = {
    Kind.TYPE: (_type, "types.csv"),
    Kind.MAKE: (_make, "makes.csv"),
    Kind.CALIBRE: (_calibre, "calibres.csv"),
    Kind.COUNTRY: (_country, "countries.csv"),
    Kind.MODEL: (_model, "models.csv"),
}
