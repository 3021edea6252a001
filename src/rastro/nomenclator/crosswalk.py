"""How the terms of another table relate to ours: one reviewed line a term, kept with its editions."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from rastro.canonical import InvalidInput
from rastro.nomenclator.tables import edition, table
from rastro.nomenclator.terms import Kind, Term


class Relation(StrEnum):
    """What an official term is, seen from ours."""

    EXACT = "exact"
    """They mean the same."""
    BROADER = "broader"
    """The official term also covers other things."""
    NARROWER = "narrower"
    """The official term covers a part only of what ours does."""
    NONE = "none"
    """None of ours corresponds."""


@dataclass(frozen=True, slots=True)
class Link:
    """One line of a crosswalk.

    Parameters
    ----------
    code, name
        The official term.
    relation
        What it is, seen from ours.
    term
        Our code; empty for `none`.
    source
        Who says so: a key of the register of sources, or the curator.
    """

    code: str
    name: str
    relation: Relation
    term: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A reviewed correspondence between an official table and a table of ours.

    Parameters
    ----------
    name, edition
        The official table.
    kind
        Our table.
    links
        One for each official term; several where a term was split.
    ours
        The edition of ours against which it was reviewed.
    """

    name: str
    edition: str
    kind: Kind
    links: tuple[Link, ...]
    ours: str = ""

    def of_official(self, code: str) -> tuple[Link, ...]:
        """What an official code means here."""
        return tuple(link for link in self.links if link.code == code)

    def of_term(self, code: str) -> tuple[Link, ...]:
        """The official codes of a term of ours, exact ones first."""
        order = list(Relation)
        return tuple(
            sorted(
                (link for link in self.links if link.term == code),
                key=lambda link: order.index(link.relation),
            )
        )

    def as_json(self) -> dict[str, object]:
        """One JSON object."""
        links = [asdict(link) | {"relation": link.relation.value} for link in self.links]
        head = {"name": self.name, "edition": self.edition, "kind": self.kind.value, "ours": self.ours}
        return {**head, "links": links}

    @classmethod
    def from_json(cls, value: object) -> "Crosswalk":
        """Read :meth:`as_json` back.

        Raises
        ------
        InvalidInput
            `nomenclator.crosswalk.form`, or `.unknown_term` when it names a term that is not ours.
        """
        match value:
            case {"name": str(name), "edition": str(at), "kind": str(kind), "links": list(links), **rest}:
                if kind in set(Kind):
                    read = tuple(_link(each, Kind(kind)) for each in links)
                    return cls(name, at, Kind(kind), read, str(rest.get("ours", "")))
        raise InvalidInput("nomenclator.crosswalk.form")


def crosswalk_of(name: str, official_edition: str, kind: Kind, links: Iterable[Link]) -> Crosswalk:
    """A crosswalk against the edition in use."""
    return Crosswalk(name, official_edition, kind, tuple(links), edition().version)


def link_terms(links: Iterable[Link], kind: Kind) -> Mapping[str, Term]:
    """Our terms that the links name, by code."""
    terms = table(kind)
    return {link.term: terms[link.term] for link in links if link.term in terms}


def _link(value: object, kind: Kind) -> Link:
    match value:
        case {"code": str(code), "name": str(name), "relation": str(relation), "term": str(term), **rest}:
            if relation not in set(Relation) or bool(term) == (relation == Relation.NONE):
                raise InvalidInput("nomenclator.crosswalk.form")
            if term and term not in table(kind):
                raise InvalidInput("nomenclator.crosswalk.unknown_term", code=code, term=term)
            return Link(code, name, Relation(relation), term, str(rest.get("source", "")))
    raise InvalidInput("nomenclator.crosswalk.form")
