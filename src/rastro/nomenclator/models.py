"""Find the model a text names, with what is known beside it; or say why none is given."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from rastro.nomenclator.folding import fillers, plain
from rastro.nomenclator.model_index import Hits, Pool, pool_of
from rastro.nomenclator.model_key import Tokens, telling_tokens, undated, without_names
from rastro.nomenclator.model_said import (
    between,
    doubted_calibre,
    from_a_date,
    of_another_calibre,
    of_another_maker,
    of_another_type,
    only_the_maker,
)
from rastro.nomenclator.resolution import Resolution, found, not_recorded, unknown
from rastro.nomenclator.resolve import MAX_LENGTH, resolve_calibre, resolve_make, resolve_type
from rastro.nomenclator.tables import lineage, table
from rastro.nomenclator.terms import Kind, Term

MOST_TOKENS = 16
MOST_NAMES = 4
_APART = ("revolver", "pistol")
_STRICT = frozenset({"exact", "alias", "folded"})
_TELLS_A_MODEL = 4  # characters


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known beside the model's name; None where it is not.

    Parameters
    ----------
    make, calibre, type_
        The terms.
    """

    make: Term | None
    calibre: Term | None
    type_: Term | None


def resolve_model(
    raw: str, *, make: str | None = None, calibre: str | None = None, type_: str | None = None
) -> Resolution:
    """The model a text names.

    Parameters
    ----------
    raw
        The text as read: `PT92 AFS`, `Taurus mod. 85`, `M&P 9`.
    make, calibre, type_
        A code, or the words as read, of what is known beside it. A maker restricts the answer to the arms
        that bear its mark or that of its family; calibre and type choose between models of one name.
    """
    if plain(raw[:MAX_LENGTH]) in ("", *fillers().nothing):
        return not_recorded(raw)
    beside = Beside(
        _known(Kind.MAKE, make, calibre=calibre), _known(Kind.CALIBRE, calibre), _known(Kind.TYPE, type_)
    )
    typed = undated(raw[:MAX_LENGTH])
    given = from_a_date(_model(typed, beside), typed, raw) if typed else _model(raw[:MAX_LENGTH], beside)
    return given if given.raw == raw else replace(given, raw=raw)


def _known(kind: Kind, given: str | None, *, calibre: str | None = None) -> Term | None:
    if not given:
        return None
    if given in table(kind):
        return table(kind)[given]
    match kind:
        case Kind.MAKE:
            return resolve_make(given, calibre=calibre).term
        case Kind.CALIBRE:
            return resolve_calibre(given).term
        case _:
            return resolve_type(given).term


@lru_cache(maxsize=20_000)
def _model(raw: str, beside: Beside) -> Resolution:
    """Among the models of the maker, given or named within the text; without one, of every maker."""
    make = beside.make or _make_within(raw)
    if make is None:
        hits = _first(pool_of(None), pool_of(None), raw, beside.type_)
        return _chosen(hits, raw, beside) if hits else unknown(raw)
    pool = pool_of(make)
    hits = _first(pool, pool, raw, beside.type_)
    if hits:
        return _chosen(hits, raw, replace(beside, make=make))
    if not telling_tokens(raw, pool.words):
        return only_the_maker(make, raw)
    others = _first(pool_of(None), pool, raw, beside.type_)
    if others and others.how in _STRICT and _long_enough(raw):
        return of_another_maker(others.terms, make, raw)
    return unknown(raw)


def _make_within(raw: str) -> Term | None:
    """A maker named among other words, or whose short name stands first: `HK USP`."""
    named = resolve_make(raw)
    if named.reason.code == "nomenclator.resolve.part":
        return named.term
    first, _, rest = raw.strip().partition(" ")
    return (
        resolve_make(first).term
        if rest and len(first) > 1 and not any(each.isdigit() for each in first)
        else None
    )


def _first(pool: Pool, makers: Pool, raw: str, type_: Term | None) -> Hits | None:
    """What the strictest way of comparing finds that can be of this type; else what it finds at all."""
    other_type: Hits | None = None
    for hits in _attempts(pool, makers, raw):
        if hits and any(_may_be(term, type_) for term in hits.terms):
            return hits
        if hits and hits.how not in _STRICT:
            break
        other_type = other_type or hits
    return other_type


def _attempts(pool: Pool, makers: Pool, raw: str) -> Iterator[Hits | None]:
    """From the strictest to the loosest way of comparing, each with ever fewer words beside the name."""
    yield from pool.named(raw)
    readings = tuple(dict.fromkeys(_readings(makers, raw)))
    for tokens in readings:
        yield pool.spelled(tokens)
    for tokens in reversed(readings):
        yield pool.with_variant(tokens)
    yield pool.a_slip_away(readings[-1])
    for tokens in reversed(readings):
        yield pool.within(tokens)


def _readings(makers: Pool, raw: str) -> Iterator[Tokens]:
    """The tokens with and without what looks like a calibre, the maker's name, and every word of it."""
    for calibre in (True, False):
        every = telling_tokens(raw, calibre=calibre)[:MOST_TOKENS]
        yield every
        yield from islice(without_names(every, makers.names), MOST_NAMES)
    for calibre in (True, False):
        yield telling_tokens(raw, makers.words, calibre=calibre)[:MOST_TOKENS]


def _long_enough(raw: str) -> bool:
    """A bare number or letter is some model's name for nearly every maker: it contradicts none."""
    tokens = telling_tokens(raw)
    return len("".join(tokens)) >= _TELLS_A_MODEL and not all(token.isdigit() for token in tokens)


def _chosen(hits: Hits, raw: str, beside: Beside) -> Resolution:
    """The one that what is known beside the name leaves; never a guess between several."""
    terms = tuple(term for term in hits.terms if _may_be(term, beside.type_))
    if not terms:
        return of_another_type(hits.terms, beside.type_, raw)
    if len(terms) == 1:
        return _of_calibre(found(terms[0], hits.score, hits.how, raw, **hits.params), beside.calibre)
    for narrowed in (
        tuple(term for term in terms if beside.make and beside.make.code in term.makes),
        tuple(term for term in terms if beside.calibre and beside.calibre.code in term.calibres),
        tuple(term for term in terms if beside.type_ and _is_of(term, beside.type_)),
    ):
        terms = narrowed or terms
        if len(terms) == 1:
            return _of_calibre(found(terms[0], min(hits.score, 0.9), "context", raw), beside.calibre)
    return between(terms, raw)


def _of_calibre(given: Resolution, calibre: Term | None) -> Resolution:
    """The model, doubted where it is not known in the calibre; a bare number is then not taken for it."""
    if given.term is None or calibre is None or _is_made_in(given.term, calibre):
        return given
    if all(token.isdigit() for token in telling_tokens(given.raw)):
        return of_another_calibre(given.term, calibre, given.raw)
    return doubted_calibre(given.term, calibre, given.raw)


def _is_made_in(model: Term, calibre: Term) -> bool:
    """Whether a model is made in a calibre or one that records name for it; where unknown, it may be."""
    known = table(Kind.CALIBRE)
    families = {known[code].family for code in model.calibres if code in known} - {""}
    return not model.calibres or calibre.code in model.calibres or calibre.family in families


def _is_of(term: Term, type_: Term) -> bool:
    return any(type_.code in lineage(each) or each in lineage(type_.code) for each in term.fits)


def _may_be(term: Term, type_: Term | None) -> bool:
    """Whether an arm of this type can be this model: a revolver is no pistol, a long gun no handgun."""
    if type_ is None or not term.fits:
        return True
    given = _group(type_.code)
    return any(not given or not _group(each) or _agree(_group(each), given) for each in term.fits)


def _agree(one: str, other: str) -> bool:
    return one == other or {one, other} in ({"handgun", "pistol"}, {"handgun", "revolver"})


def _group(code: str) -> str:
    """The coarse kind of an arm, as officers tell them apart; empty where the type leaves it open."""
    broader = lineage(code)
    for group in (*_APART, "handgun"):
        if group in broader:
            return group
    return "long" if {"longgun", "smg", "mg"} & set(broader) else ""
