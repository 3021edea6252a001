"""Find the term a text means, or say why none is given. Nothing is guessed."""

from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from rastro.nomenclator.calibre_key import calibre_key, names_within
from rastro.nomenclator.folding import compact, fillers, plain, telling, unordered
from rastro.nomenclator.index import index, terms_of
from rastro.nomenclator.resolution import Resolution, ambiguous, found, not_recorded, unknown
from rastro.nomenclator.tables import lineage
from rastro.nomenclator.terms import Kind, Term

MAX_LENGTH = 200
UNKNOWN = "nomenclator.resolve.unknown"
_TYPO_FROM = 5  # shorter names lie too close together for a slip to be told from another name
_TWO_SLIPS_FROM = 9


def resolve_make(raw: str, *, calibre: str | None = None, type_: str | None = None) -> Resolution:
    """The maker a text names."""
    return _kept(_make(raw[:MAX_LENGTH], type_ or _type_of(calibre)), raw)


def resolve_calibre(raw: str, *, type_: str | None = None) -> Resolution:
    """The calibre a text names; for some names (`.32`) it depends on the type of weapon."""
    return _kept(_calibre(raw[:MAX_LENGTH], type_), raw)


def resolve_type(raw: str) -> Resolution:
    """The weapon type a text names."""
    return _resolve(Kind.TYPE, raw, type_=None)


def _kept(given: Resolution, raw: str) -> Resolution:
    """The resolution with the text as it was read, also where only its beginning was looked up."""
    return given if given.raw == raw else replace(given, raw=raw)


def suggest(kind: Kind | str, raw: str, limit: int = 5) -> tuple[Term, ...]:
    """Terms whose names come nearest to a text."""
    wanted = compact(raw[:MAX_LENGTH])
    best: dict[str, float] = {}
    for name, codes in index(Kind(kind)).folded.items():
        near = OSA.normalized_similarity(wanted, name.replace(" ", ""), score_cutoff=0.5)
        for code in codes:
            best[code] = max(best.get(code, 0.0), near)
    ranked = sorted((code for code in best if best[code] > 0), key=lambda code: -best[code])
    return terms_of(Kind(kind), ranked[:limit])


@lru_cache(maxsize=20_000)
def _make(raw: str, type_: str | None) -> Resolution:
    """As the tables say it; else a name within the text; else a name one slip away."""
    plainly = _resolve(Kind.MAKE, raw, type_=type_)
    if plainly.reason.code != UNKNOWN:
        return plainly
    within = terms_of(Kind.MAKE, _named_within(raw))
    if within:
        return found(within[0], 0.85, "part", raw) if len(within) == 1 else ambiguous(within, raw)
    edits, codes = _slips_away(raw)
    near = terms_of(Kind.MAKE, codes)
    if near:
        return found(near[0], 0.8, "typo", raw, edits=edits) if len(near) == 1 else ambiguous(near, raw)
    return plainly


@lru_cache(maxsize=20_000)
def _calibre(raw: str, type_: str | None) -> Resolution:
    """As the tables say it; else the one calibre that every name within the text can mean."""
    plainly = _resolve(Kind.CALIBRE, raw, type_=type_)
    if plainly.reason.code != UNKNOWN:
        return plainly
    named = names_within(raw, index(Kind.CALIBRE).folded)
    if not named:
        return plainly
    common = tuple(code for code in named[0] if all(code in codes for codes in named))
    if common:
        return _chosen(terms_of(Kind.CALIBRE, common), raw, how="part", score=0.85, type_=type_)
    return ambiguous(terms_of(Kind.CALIBRE, dict.fromkeys(code for codes in named for code in codes)), raw)


def _named_within(raw: str) -> tuple[str, ...]:
    """Makers of the longest names that stand in a longer text, such as `TAURUS PT 92`."""
    parts, names = telling(raw), index(Kind.MAKE).folded
    for length in range(len(parts) - 1, 0, -1):
        windows = ("".join(parts[i : i + length]) for i in range(len(parts) - length + 1))
        codes = [code for name in windows if len(name) >= _TYPO_FROM - 1 for code in names.get(name, ())]
        if codes:
            return tuple(dict.fromkeys(codes))
    return ()


def _slips_away(raw: str) -> tuple[int, tuple[str, ...]]:
    """Makers whose names are nearest, one slip away (two in long names)."""
    wanted = compact(raw)
    if len(wanted) < _TYPO_FROM:
        return 0, ()
    limit = 2 if len(wanted) >= _TWO_SLIPS_FROM else 1
    near: dict[str, int] = {}
    for name, codes in index(Kind.MAKE).folded.items():
        if len(name) >= _TYPO_FROM and " " not in name:
            slips = OSA.distance(wanted, name, score_cutoff=limit)
            if slips <= limit:
                near.update({code: min(slips, near.get(code, slips)) for code in codes})
    least = min(near.values(), default=0)
    return least, tuple(code for code, slips in near.items() if slips == least)


def _resolve(kind: Kind, raw: str, *, type_: str | None) -> Resolution:
    text = plain(raw[:MAX_LENGTH])
    if not text or text in fillers().nothing:
        return not_recorded(raw)
    tables = index(kind)
    closed, loose = (calibre_key, calibre_key) if kind is Kind.CALIBRE else (compact, unordered)
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


def _chosen(terms: tuple[Term, ...], raw: str, *, how: str, score: float, type_: str | None) -> Resolution:
    if len(terms) == 1:
        return found(terms[0], score, how, raw)
    broader = lineage(type_) if type_ else ()
    fitting = tuple(term for term in terms if set(term.fits) & set(broader))
    return found(fitting[0], 0.9, "context", raw) if len(fitting) == 1 else ambiguous(terms, raw)
