"""Look-up tables over the terms' names, built once per table."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rastro.nomenclator.calibre_key import calibre_key, calibre_tokens, calibre_words, unordered_key
from rastro.nomenclator.folding import compact, fillers, plain, unordered
from rastro.nomenclator.tables import table
from rastro.nomenclator.terms import Kind, Term

type Codes = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Index:
    """A table's names by how strictly they are compared.

    Parameters
    ----------
    names
        Plain names in any language to the codes that bear them.
    aliases
        Plain aliases to codes.
    folded
        Compact and unordered names and aliases to codes; calibres by their tokens.
    """

    names: Codes
    aliases: Codes
    folded: Codes


@cache
def index(kind: Kind) -> Index:
    """The index of a table."""
    folds = (calibre_key, unordered_key) if kind is Kind.CALIBRE else (compact, unordered)
    terms = table(kind).values()
    return Index(
        _gather(terms, _names, (plain,)),
        _gather(terms, lambda term: (*term.aliases, term.code), (plain,)),
        _gather(terms, lambda term: (*_names(term), *term.aliases), folds),
    )


@cache
def calibre_vocabulary() -> frozenset[str]:
    """The words, in calibres' own names, that change which calibre is meant."""
    beside = fillers().beside
    named = (_names(term) for term in table(Kind.CALIBRE).values())
    words = {word for names in named for name in names for word in calibre_tokens(name)}
    forms = set(calibre_words().form.values()) - {"metric"}
    return frozenset(forms | {word for word in words if word.isalpha() and len(word) > 1} - beside)


def terms_of(kind: Kind, codes: Iterable[str]) -> tuple[Term, ...]:
    """The terms with these codes."""
    terms: Mapping[str, Term] = table(kind)
    return tuple(terms[code] for code in codes)


def _names(term: Term) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for name in term.labels.values() for part in name.split(" / ")))


def _gather(
    terms: Iterable[Term], spellings: Callable[[Term], Iterable[str]], folds: tuple[Callable[[str], str], ...]
) -> Codes:
    gathered: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for term in terms:
        for spelling in spellings(term):
            for fold in folds:
                gathered[fold(spelling)][term.code] = None
    return {key: tuple(codes) for key, codes in gathered.items() if key}
