"""Why no model is given though the text names one."""

from rastro.canonical import Text
from rastro.nomenclator.resolution import Resolution
from rastro.nomenclator.tables import table
from rastro.nomenclator.terms import Kind, Term


def full_name(model: Term) -> str:
    """A model's name with its maker's, as one would ask for it: `Taurus PT 92`."""
    makes = table(Kind.MAKE)
    maker = next((makes[code].label() for code in model.makes if code in makes), "")
    return f"{maker} {model.label()}".strip()


def between(terms: tuple[Term, ...], raw: str) -> Resolution:
    """A name that several models bear."""
    return _none("between", terms, raw)


def of_another_maker(terms: tuple[Term, ...], make: Term, raw: str) -> Resolution:
    """A name that only models of other makers bear: one of the two was read wrongly."""
    return _none("other_make", terms, raw, make=make.label())


def of_another_type(terms: tuple[Term, ...], type_: Term | None, raw: str) -> Resolution:
    """A name that only models of another type bear."""
    return _none("other_type", terms, raw, type=type_.label() if type_ else "")


def only_the_maker(make: Term, raw: str) -> Resolution:
    """A text that says again who made it, not which model it is."""
    return Resolution(None, 0.0, Text("nomenclator.model.only_make", {"raw": raw, "make": make.label()}), raw)


def of_another_calibre(model: Term, calibre: Term, raw: str) -> Resolution:
    """A bare number that is a model of the maker's, but not in this calibre: it may be anything else."""
    params = {"raw": raw, "terms": full_name(model), "calibre": calibre.label()}
    return Resolution(None, 0.0, Text("nomenclator.model.other_calibre", params), raw, (model,))


def doubted_calibre(model: Term, calibre: Term, raw: str) -> Resolution:
    """A model that is not known in the calibre beside it."""
    params = {"raw": raw, "term": full_name(model), "calibre": calibre.label()}
    return Resolution(model, 0.7, Text("nomenclator.model.doubted_calibre", params), raw)


def from_a_date(given: Resolution, typed: str, raw: str) -> Resolution:
    """A model whose name a spreadsheet took for a date."""
    if given.term is None:
        return Resolution(None, 0.0, given.reason, raw, given.candidates)
    params = {"raw": raw, "typed": typed, "term": full_name(given.term)}
    return Resolution(given.term, min(given.score, 0.8), Text("nomenclator.model.date", params), raw)


def _none(why: str, terms: tuple[Term, ...], raw: str, **params: object) -> Resolution:
    names = ", ".join(full_name(term) for term in terms[:4])
    reason = Text(f"nomenclator.model.{why}", {"raw": raw, "terms": names, **params})
    return Resolution(None, 0.0, reason, raw, terms)
