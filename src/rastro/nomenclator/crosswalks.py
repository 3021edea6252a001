"""The crosswalks that come along: to NCIC, to the IAFQ's categories, to the Harmonised System."""

import csv
from functools import cache
from importlib.resources import files

from rastro.canonical import NotFound
from rastro.nomenclator.crosswalk import Crosswalk, Link, Relation
from rastro.nomenclator.tables import edition
from rastro.nomenclator.terms import Kind

BUILT_IN = {
    ("ncic", Kind.TYPE): "NIEM 5.0.1",
    ("iafq", Kind.TYPE): "IAFQ 2020",
    ("hs6", Kind.TYPE): "HS 2017",
    ("ncic", Kind.MAKE): "NIEM 5.0.1",
    ("ncic", Kind.CALIBRE): "NIEM 5.0.1",
}
"""Which tables they lead to: their edition by name and kind."""


@cache
def crosswalk_to(name: str, kind: Kind | str) -> Crosswalk:
    """A crosswalk that comes with the nomenclator.

    Parameters
    ----------
    name
        `ncic`, `iafq` or `hs6`.
    kind
        Types for each of them; makes and calibres for `ncic`.

    Raises
    ------
    NotFound
        `nomenclator.crosswalk.none_built_in`.
    """
    at = BUILT_IN.get((name, Kind(kind))) if kind in set(Kind) else None
    if at is None:
        known = ", ".join(f"{one} {each.value}" for one, each in BUILT_IN)
        raise NotFound("nomenclator.crosswalk.none_built_in", name=name, kind=str(kind), known=known)
    path = files("rastro.nomenclator").joinpath("data", "crosswalks", f"{Kind(kind).value}_{name}.csv")
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    links = tuple(
        Link(row["code"], row["name"], Relation(row["relation"]), row["term"], row["source"]) for row in rows
    )
    return Crosswalk(name, at, Kind(kind), links, edition().version)
