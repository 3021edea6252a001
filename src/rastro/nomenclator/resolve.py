"""Find the term a text means, or say why none is given. Nothing is guessed."""

from rapidfuzz.distance import OSA

from rastro.nomenclator.folding import compact, fillers, plain, unordered
from rastro.nomenclator.index import index, terms_of
from rastro.nomenclator.resolution import Resolution, ambiguous, found, not_recorded, unknown
from rastro.nomenclator.tables import lineage
from rastro.nomenclator.terms import Kind, Term

MAX_LENGTH = 200


def resolve_make(raw: str, *, calibre: str | None = None, type_: str | None = None) -> Resolution:
    """The maker a text names."""
    return _resolve(Kind.MAKE, raw, type_=type_ or _type_of(calibre))


def resolve_calibre(raw: str, *, type_: str | None = None) -> Resolution:
    """The calibre a text names."""
    return _resolve(Kind.CALIBRE, raw, type_=type_)


def resolve_type(raw: str) -> Resolution:
    """The weapon type a text names."""
    return _resolve(Kind.TYPE, raw, type_=None)


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


def _resolve(kind: Kind, raw: str, *, type_: str | None) -> Resolution:
    text = plain(raw[:MAX_LENGTH])
    if not text or text in fillers().nothing:
        return not_recorded(raw)
    tables = index(kind)
    for how, score, names, key in (
        ("exact", 1.0, tables.names, text),
        ("alias", 0.98, tables.aliases, text),
        ("folded", 0.95, tables.folded, compact(raw)),
        ("folded", 0.93, tables.folded, unordered(raw)),
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
