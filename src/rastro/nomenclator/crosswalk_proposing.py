"""Propose how an official table corresponds to ours, with score and reason, for a person to review."""

from dataclasses import dataclass

from rastro.canonical import Text
from rastro.nomenclator.crosswalk import Link, Relation
from rastro.nomenclator.models import resolve_model
from rastro.nomenclator.official import Official, OfficialRow
from rastro.nomenclator.resolution import Resolution
from rastro.nomenclator.resolve import resolve_calibre, resolve_make, resolve_type
from rastro.nomenclator.terms import Kind, Term


@dataclass(frozen=True, slots=True)
class Mapped:
    """An official row, and what it seems to be here.

    Parameters
    ----------
    row
        The official row.
    relation
        What it is, seen from ours.
    term
        Our term; None for `none`.
    score
        How sure, from 0 to 1.
    reason
        Why.
    candidates
        Terms to choose from where none is proposed.
    """

    row: OfficialRow
    relation: Relation
    term: Term | None
    score: float
    reason: Text
    candidates: tuple[Term, ...] = ()

    def link(self, source: str) -> Link:
        """The line it becomes when it is accepted."""
        return Link(self.row.code, self.row.name, self.relation, self.term.code if self.term else "", source)


def propose(official: Official, kind: Kind | str | None = None) -> tuple[Mapped, ...]:
    """What each row of an official table seems to be here.

    Parameters
    ----------
    official
        The table.
    kind
        Our table; the official table's own kind when left out.
    """
    wanted = Kind(kind or official.kind)
    return tuple(_mapped(row, _resolved(row, wanted)) for row in official.rows)


def _resolved(row: OfficialRow, kind: Kind) -> Resolution:
    resolve = {
        Kind.MAKE: resolve_make,
        Kind.CALIBRE: resolve_calibre,
        Kind.TYPE: resolve_type,
        Kind.MODEL: resolve_model,
    }.get(kind, resolve_type)
    return resolve(row.name)


def _mapped(row: OfficialRow, found: Resolution) -> Mapped:
    relation = Relation.EXACT if found.term else Relation.NONE
    return Mapped(row, relation, found.term, found.score, found.reason, found.candidates)
