"""What the term service says, in the shapes that programs read."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext
from ninja import Field, Schema

from rastro.nomenclator import Kind, Resolution, Term, full_name
from rastro_node.nomenclator.models import OfficialTable, UnknownTerm
from rastro_node.nomenclator.selectors import Suggestion, TermPage, suggestions
from rastro_node.nomenclator.selectors.terms import language


class TermOut(Schema):
    """A term with its names."""

    code: str
    kind: str
    labels: dict[str, str]
    aliases: list[str]
    parent: str
    country: str
    codes: dict[str, str]


class ModelOut(TermOut):
    """A model with what is known of it."""

    name: str = Field(description="With its maker's.")
    makes: list[str]
    calibres: list[str]
    types: list[str]
    action: str
    produced_from: int | None
    produced_until: int | None


class AlikeOut(Schema):
    """A term that another is taken for, and why."""

    code: str
    label: str
    reason: str


class OfficialNameOut(Schema):
    """What a reviewed official table calls a term."""

    table: UUID
    name: str
    edition: str
    code: str
    official_name: str
    relation: str


class TermDetailOut(ModelOut):
    """A term with all that belongs to it."""

    metric: list[str]
    imperial: list[str]
    broader: list[str]
    narrower: list[str]
    predecessors: list[str]
    successors: list[str]
    family: list[str]
    models: list[str]
    look_alikes: list[AlikeOut]
    official: list[OfficialNameOut]
    source: str


class ResolvedOut(Schema):
    """What one word means, how surely and why; without a code, why none is given."""

    raw: str
    code: str
    label: str
    score: float
    reason_code: str
    reason: str
    candidates: list[str]


class MeaningOut(Schema):
    """What the words of a description mean: codes, empty where nothing is certain; each with its reason."""

    make: str
    model: str
    calibre: str
    type: str
    unknown: list[tuple[str, str]]
    fields: dict[str, ResolvedOut]


class SuggestionOut(Schema):
    """A term that a word may mean."""

    code: str
    label: str
    score: float
    reason: str


class UnknownOut(Schema):
    """A word that no table knows."""

    id: UUID
    kind: str
    raw: str
    times: int
    state: str
    code: str
    first_at: datetime
    last_at: datetime
    suggestions: list[str]


class DecisionIn(Schema):
    """What a word means; without a code it stays as read."""

    code: str = Field("", max_length=60)
    note: str = Field("", max_length=400)
    with_alike: bool = Field(
        False, description="Also of words that differ only by blanks, points or legal form."
    )


class EditionOut(Schema):
    """An edition of an official table kept here."""

    id: UUID
    kind: str
    name: str
    edition: str
    state: str
    rows: int
    reviewed: int
    digest: str
    imported_at: datetime


class EditionsOut(Schema):
    """The edition of the nomenclator's own tables, and the official tables kept here."""

    version: str
    sources: dict[str, str]
    official: list[EditionOut]


class LinkOut(Schema):
    """What an official term is to a term here, as reviewed."""

    code: str
    name: str
    relation: str
    term: str
    source: str


class CrosswalkNameOut(Schema):
    """A crosswalk that comes along, by the name it is asked for with."""

    name: str
    kind: str
    edition: str


class CrosswalkOut(Schema):
    """The reviewed crosswalk of an official table."""

    name: str
    edition: str
    kind: str
    ours: str
    links: list[LinkOut]


class ReviewIn(Schema):
    """What an official term is to a term here: exact, broader, narrower or none."""

    relation: str = Field(max_length=10)
    code: str = Field("", max_length=60)


class ReviewOut(Schema):
    """A row of a crosswalk, proposed or reviewed."""

    id: UUID
    code: str
    name: str
    relation: str
    term: str
    score: float
    reason: str
    state: str
    carried: str


class ChangesOut(Schema):
    """What changed from one edition of an official table to another: official codes."""

    before: str
    after: str
    added: list[str]
    removed: list[str]
    changed: list[str]
    same: int


def term_out(term: Term) -> dict[str, Any]:
    """A term."""
    return {
        "code": term.code,
        "kind": term.kind.value,
        "labels": dict(term.labels),
        "aliases": list(term.aliases),
        "parent": term.parent,
        "country": term.country,
        "codes": dict(term.codes),
    }


def model_out(term: Term) -> dict[str, Any]:
    """A model, or another term with the same members."""
    return term_out(term) | {
        "name": full_name(term) if term.kind is Kind.MODEL else term.label(language()),
        "makes": list(term.makes),
        "calibres": list(term.calibres),
        "types": list(term.fits),
        "action": term.action,
        "produced_from": term.produced[0],
        "produced_until": term.produced[1],
    }


def detail_out(page: TermPage) -> dict[str, Any]:
    """A term with all that belongs to it."""
    kin = ("broader", "narrower", "predecessors", "successors", "family", "models")
    return model_out(page.term) | {
        **{name: [each.code for each in getattr(page, name)] for name in kin},
        "metric": list(page.spellings.metric),
        "imperial": list(page.spellings.imperial),
        "look_alikes": [
            {"code": other.code, "label": other.label(language()), "reason": reason.say(gettext)}
            for other, reason in page.alike
        ],
        "official": [
            {
                "table": each.table.pk,
                "name": each.table.name,
                "edition": each.table.edition,
                "code": each.code,
                "official_name": each.name,
                "relation": each.relation,
            }
            for each in page.official
        ],
        "source": page.source,
    }


def resolved_out(said: Resolution) -> dict[str, Any]:
    """What one word means."""
    return {
        "raw": said.raw,
        "code": said.term.code if said.term else "",
        "label": said.term.label(language()) if said.term else "",
        "score": said.score,
        "reason_code": said.reason.code,
        "reason": said.reason.say(gettext),
        "candidates": [each.code for each in said.candidates],
    }


def suggestion_out(each: Suggestion) -> dict[str, Any]:
    """A term that a word may mean."""
    label = each.term.label(language())
    return {"code": each.term.code, "label": label, "score": each.score, "reason": each.reason.say(gettext)}


def unknown_out(row: UnknownTerm) -> dict[str, Any]:
    """A word that no table knows."""
    plain = {name: getattr(row, name) for name in UnknownOut.model_fields if name != "suggestions"}
    return plain | {"suggestions": [each.term.code for each in suggestions(row)]}


def edition_out(table: OfficialTable) -> dict[str, Any]:
    """An edition of an official table, as counted by `official_tables`."""
    names = ("kind", "name", "edition", "state", "digest", "imported_at")
    return {
        "id": table.pk,
        **{name: getattr(table, name) for name in names},
        "rows": table.size,
        "reviewed": getattr(table, "reviewed", 0),
    }
