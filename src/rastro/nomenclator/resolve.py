"""Find the term a text means, or say why none is given. Nothing is guessed."""

from dataclasses import replace
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rastro.nomenclator.calibre_key import (
    calibre_key,
    calibre_words,
    names_within,
    unordered_key,
    without_point,
    without_unit,
)
from rastro.nomenclator.folding import compact, fillers, plain, unordered
from rastro.nomenclator.index import calibre_vocabulary, index, terms_of
from rastro.nomenclator.make_names import clues
from rastro.nomenclator.resolution import Resolution, ambiguous, found, not_recorded, unknown
from rastro.nomenclator.tables import lineage
from rastro.nomenclator.terms import Kind, Term
from rastro.nomenclator.type_names import types_within

MAX_LENGTH = 200
UNKNOWN = "nomenclator.resolve.unknown"


def resolve_make(raw: str, *, calibre: str | None = None, type_: str | None = None) -> Resolution:
    """The maker a text names."""
    return _kept(_make(raw[:MAX_LENGTH], type_ or _type_of(calibre)), raw)


def resolve_calibre(raw: str, *, type_: str | None = None) -> Resolution:
    """The calibre a text names; for some names (`.32`) it depends on the type of weapon."""
    return _kept(_calibre(raw[:MAX_LENGTH], type_), raw)


def usual_calibre(open_: Resolution, *, type_: str | None) -> Resolution:
    """What a text that is left open usually means on a type of weapon; a low score says so.

    Parameters
    ----------
    open_
        What came of looking the text up.
    type_
        Code of the type.
    """
    meant = calibre_words().usual.get(calibre_key(open_.raw[:MAX_LENGTH]), {})
    code = next((meant[each] for each in (lineage(type_) if type_ else ()) if each in meant), None)
    usual = [term for term in open_.candidates if term.code == code]
    return found(usual[0], 0.6, "usual", open_.raw) if usual else open_


def resolve_type(raw: str) -> Resolution:
    """The weapon type a text names."""
    return _kept(_type(raw[:MAX_LENGTH]), raw)


@cache
def _closed(kind: Kind) -> dict[str, str]:
    """The names of a table without blanks, by their keys."""
    return {name: name.replace(" ", "") for name in index(kind).folded}


def _kept(given: Resolution, raw: str) -> Resolution:
    """The resolution with the text as it was read, also where only its beginning was looked up."""
    return given if given.raw == raw else replace(given, raw=raw)


def suggest(kind: Kind | str, raw: str, limit: int = 5) -> tuple[Term, ...]:
    """Terms whose names come nearest to a text."""
    folded = index(Kind(kind)).folded
    near = process.extract(
        compact(raw[:MAX_LENGTH]),
        _closed(Kind(kind)),
        scorer=OSA.normalized_similarity,
        score_cutoff=0.5,
        limit=6 * limit,
    )
    ranked = list(dict.fromkeys(code for _, _, name in near for code in folded[name]))
    return terms_of(Kind(kind), ranked[:limit])


@lru_cache(maxsize=20_000)
def _make(raw: str, type_: str | None) -> Resolution:
    """As the tables say it; else the first way of reading it that leads to a maker."""
    plainly = _resolve(Kind.MAKE, raw, type_=type_)
    if plainly.reason.code != UNKNOWN:
        return plainly
    for clue in clues(raw):
        terms = terms_of(Kind.MAKE, clue.codes)
        if len(terms) == 1:
            return found(terms[0], clue.score, clue.how, raw, **clue.params)
        if terms:
            return _chosen(terms, raw, how=clue.how, score=clue.score, type_=type_)
    return plainly


@lru_cache(maxsize=20_000)
def _type(raw: str) -> Resolution:
    """As the tables say it; else the narrowest type named within the text, such as `PISTOLA TAURUS`."""
    plainly = _resolve(Kind.TYPE, raw, type_=None)
    if plainly.reason.code != UNKNOWN:
        return plainly
    terms = terms_of(Kind.TYPE, types_within(raw))
    if len(terms) == 1:
        return found(terms[0], 0.85, "part", raw)
    return ambiguous(terms, raw) if terms else plainly


@lru_cache(maxsize=20_000)
def _calibre(raw: str, type_: str | None) -> Resolution:
    """As the tables say it; else the one calibre that every name within the text can mean."""
    plainly = _resolve(Kind.CALIBRE, raw, type_=type_)
    if plainly.reason.code == UNKNOWN:
        return _calibre_within(raw, type_) or _calibre_without_point(raw, type_) or plainly
    if plainly.term is None or not type_ or _fit(plainly.term, lineage(type_)) is not None:
        return plainly
    codes = index(Kind.CALIBRE).folded.get(without_unit(calibre_key(raw)), ())
    fitting = [term for term in terms_of(Kind.CALIBRE, codes) if _fit(term, lineage(type_)) is not None]
    return found(fitting[0], 0.85, "context", raw) if len(fitting) == 1 else plainly


def _calibre_within(raw: str, type_: str | None) -> Resolution | None:
    named = names_within(raw, index(Kind.CALIBRE).folded, calibre_vocabulary())
    if not named:
        return None
    common = tuple(code for code in named[0] if all(code in codes for codes in named))
    if common:
        return _chosen(terms_of(Kind.CALIBRE, common), raw, how="part", score=0.85, type_=type_)
    return ambiguous(terms_of(Kind.CALIBRE, dict.fromkeys(code for codes in named for code in codes)), raw)


def _calibre_without_point(raw: str, type_: str | None) -> Resolution | None:
    meant = without_point(raw)
    given = _resolve(Kind.CALIBRE, meant, type_=type_) if meant != raw else None
    return found(given.term, 0.7, "decimal", raw) if given and given.term else None


def _resolve(kind: Kind, raw: str, *, type_: str | None) -> Resolution:
    text = plain(raw[:MAX_LENGTH])
    if not text or text in fillers().nothing:
        return not_recorded(raw)
    tables = index(kind)
    if kind is Kind.MAKE and _names_many(text) and not (text in tables.names or text in tables.aliases):
        return unknown(raw)
    closed, loose = (calibre_key, unordered_key) if kind is Kind.CALIBRE else (compact, unordered)
    for how, score, names, key in (
        ("exact", 1.0, tables.names, text),
        ("alias", 0.98, tables.aliases, text),
        ("folded", 0.95, tables.folded, closed(raw)),
        ("folded", 0.93, tables.folded, loose(raw)),
    ):
        codes = names.get(key)
        if codes:
            return _chosen(terms_of(kind, codes), raw, how=how, score=score, type_=type_)
    return unknown(raw)


def _type_of(calibre: str | None) -> str | None:
    """The one type that a calibre fits, where there is only one."""
    term = resolve_calibre(calibre).term if calibre else None
    return term.fits[0] if term and len(term.fits) == 1 else None


def _names_many(text: str) -> bool:
    """Whether a word alone stands in many makers' names, or beside them."""
    return text in fillers().generic or text in fillers().beside


def _chosen(terms: tuple[Term, ...], raw: str, *, how: str, score: float, type_: str | None) -> Resolution:
    """The only one; else the only one that fits the type of weapon most closely."""
    if len(terms) == 1:
        return found(terms[0], score, how, raw)
    broader = lineage(type_) if type_ else ()
    fits = {term.code: _fit(term, broader) for term in terms}
    closest = min((fit for fit in fits.values() if fit is not None), default=None)
    fitting = [term for term in terms if closest is not None and fits[term.code] == closest]
    return found(fitting[0], 0.9, "context", raw) if len(fitting) == 1 else ambiguous(terms, raw)


def _fit(term: Term, broader: tuple[str, ...]) -> int | None:
    """How far above a type of weapon lies what the term fits; None if it does not fit."""
    return min((broader.index(each) for each in term.fits if each in broader), default=None)
