"""The models of a maker and its family, or of every maker, by how strictly their names are compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from rapidfuzz.distance import OSA

from rastro.nomenclator.folding import plain, words
from rastro.nomenclator.model_key import Tokens, digits_of, model_key, model_tokens, model_words
from rastro.nomenclator.tables import table
from rastro.nomenclator.terms import Kind, Term

_TYPO_FROM = 5
_TWO_SLIPS_FROM = 10
_A_WORD = 5  # characters of a name that tells a model within a longer text
_A_CODE = 3  # the same for letters with numbers, such as G3A


@dataclass(frozen=True, slots=True)
class Hits:
    """Models whose names match a text equally well.

    Parameters
    ----------
    terms
        The models.
    how, score, params
        The last word of the reason's code, how sure, and what its sentence needs.
    """

    terms: tuple[Term, ...]
    how: str
    score: float
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Pool:
    """Models among which a text is looked up.

    Parameters
    ----------
    terms
        The models.
    words
        The words of the makers' names, which stand beside a model's name without telling it.
    names
        The makers' names and other spellings, by tokens.
    """

    terms: tuple[Term, ...]
    words: frozenset[str] = frozenset()
    names: frozenset[Tokens] = frozenset()

    @cached_property
    def _names(self) -> Mapping[str, tuple[Term, ...]]:
        return _gather((plain(term.label()), term) for term in self.terms)

    @cached_property
    def _aliases(self) -> Mapping[str, tuple[Term, ...]]:
        return _gather((plain(alias), term) for term in self.terms for alias in term.aliases)

    @cached_property
    def _keys(self) -> Mapping[str, tuple[Term, ...]]:
        return _gather((model_key(name), term) for term in self.terms for name in _spellings(term))

    @cached_property
    def _sorted(self) -> Mapping[str, tuple[Term, ...]]:
        return _gather(
            (_in_order(model_tokens(name)), term) for term in self.terms for name in _spellings(term)
        )

    @cached_property
    def _digits(self) -> Mapping[str, Tokens]:
        return {
            model_key(name): digits_of(model_tokens(name)) for term in self.terms for name in _spellings(term)
        }

    def named(self, raw: str) -> Iterator[Hits]:
        """As the table writes it, but for punctuation; names before other spellings."""
        text, key = plain(raw), model_key(raw)
        for how, score, names, wanted in (
            ("exact", 1.0, self._names, text),
            ("alias", 0.98, self._aliases, text),
            ("folded", 0.95, self._keys, key),
        ):
            if wanted in names:
                yield Hits(names[wanted], how, score)

    def spelled(self, tokens: Tokens) -> Hits | None:
        """With the words beside the name dropped, in any order."""
        for score, names, wanted in (
            (0.93, self._keys, "".join(tokens)),
            (0.9, self._sorted, _in_order(tokens)),
        ):
            if wanted in names:
                return Hits(names[wanted], "folded", score)
        return None

    def with_variant(self, tokens: Tokens) -> Hits | None:
        """A name followed by words that only say which finish, sight or size of it."""
        variants = model_words().variants
        for stop in range(len(tokens) - 1, 0, -1):
            if tokens[stop] not in variants and not _generation(tokens, stop):
                return None
            key = "".join(tokens[:stop])
            if key in self._keys:
                return Hits(self._keys[key], "part", 0.87)
        return None

    def within(self, tokens: Tokens) -> Hits | None:
        """The longest name in a longer text; what remains may hold no number."""
        for length in range(len(tokens) - 1, 0, -1):
            for start in range(len(tokens) - length + 1):
                name = tokens[start : start + length]
                rest = tokens[:start] + tokens[start + length :]
                if _tells(name) and not digits_of(rest) and "".join(name) in self._keys:
                    return Hits(self._keys["".join(name)], "part", 0.82)
        return None

    def a_slip_away(self, tokens: Tokens) -> Hits | None:
        """Names one slip away (two in long names), with the same numbers in them."""
        wanted, numbers = "".join(tokens), digits_of(tokens)
        letters = sum(character.isalpha() for character in wanted)
        if letters < _TYPO_FROM:
            return None
        limit, best = (2 if letters >= _TWO_SLIPS_FROM else 1), {}
        for key, digits in self._digits.items():
            if digits == numbers:
                slips = OSA.distance(wanted, key, score_cutoff=limit)
                if slips <= limit:
                    best[key] = slips
        if not best:
            return None
        least = min(best.values())
        terms = dict.fromkeys(term for key in best if best[key] == least for term in self._keys[key])
        return Hits(tuple(terms), "typo", 0.8, {"edits": least})


@cache
def pool_of(make: Term | None) -> Pool:
    """The models of a maker and of those of its family; of every maker for None."""
    every = tuple(table(Kind.MODEL).values())
    if make is None:
        return Pool(every)
    makes = _related(make)
    names = [name for each in makes for name in (each.label(), *each.aliases)]
    spelled = frozenset(
        word for name in names for word in (*words(name), *model_tokens(name)) if len(word) > 1
    )
    codes = {each.code for each in makes}
    own = tuple(term for term in every if codes & set(term.makes))
    return Pool(own, spelled, frozenset(model_tokens(name) for name in names))


def _related(make: Term) -> tuple[Term, ...]:
    return tuple(
        each
        for each in table(Kind.MAKE).values()
        if each == make
        or (make.family and each.family == make.family)
        or each.code in make.predecessors
        or make.code in each.predecessors
    )


def _spellings(term: Term) -> tuple[str, ...]:
    return (term.label(), *term.aliases)


def _in_order(tokens: Tokens) -> str:
    return " ".join(sorted(tokens))


def _tells(name: Tokens) -> bool:
    """Long enough, within other words, to be a name and no accident."""
    closed = "".join(name)
    return len(closed) >= _A_WORD or (
        len(closed) >= _A_CODE and closed[0].isalpha() and any(c.isdigit() for c in closed)
    )


def _generation(tokens: Tokens, at: int) -> bool:
    """A number from 1 to 6 after `gen` or `g`."""
    return tokens[at] in "123456" and tokens[at - 1] in {"gen", "g", "mk", "geracao"}


def _gather(pairs: Iterable[tuple[str, Term]]) -> Mapping[str, tuple[Term, ...]]:
    gathered: defaultdict[str, dict[str, Term]] = defaultdict(dict)
    for key, term in pairs:
        gathered[key][term.code] = term
    return {key: tuple(terms.values()) for key, terms in gathered.items() if key}
