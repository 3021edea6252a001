"""What words mean here: the library's names first, then what this State decided, then what comes near."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rastro.canonical import RastroError, Text
from rastro.nomenclator import (
    Kind,
    Resolution,
    Term,
    resolve_calibre,
    resolve_make,
    resolve_model,
    resolve_type,
    term,
)
from rastro.nomenclator.folding import plain
from rastro_node.nomenclator.models import CrosswalkRow, OfficialTable, UnknownTerm

UNKNOWN = "nomenclator.resolve.unknown"
OPEN = frozenset(
    {
        UNKNOWN,
        "nomenclator.resolve.ambiguous",
        "nomenclator.model.between",
        "nomenclator.model.other_make",
        "nomenclator.model.other_type",
    }
)
"""Why a word that says something was given no term: what a curator should look at."""
WORD, TABLE = "nomenclator.decided.word", "nomenclator.decided.table"
SURE = 0.93
"""What the tables themselves say so surely, no decision of a curator overrules."""
FEW = 20
NOTHING: tuple[str, Text | None] = ("", None)
MEANING_OURS = [CrosswalkRow.Relation.EXACT, CrosswalkRow.Relation.NARROWER]
"""An official term that is broader than ours does not say which of ours is meant."""
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of a description's words, empty where none is given; and the words nobody knows.

    Parameters
    ----------
    make, calibre, type, model
        Codes of the nomenclator.
    unknown
        Pairs of kind and word as read, of words that no table knows.
    abstained
        The same with the words that could mean several terms: what a curator should look at.
    """

    make: str = ""
    calibre: str = ""
    type: str = ""
    unknown: tuple[tuple[str, str], ...] = ()
    abstained: tuple[tuple[str, str], ...] = ()
    model: str = ""


class Resolver:
    """Resolves many descriptions: what was decided is read once, the same words are looked up once."""

    def __init__(self) -> None:
        self._decided = Decided()
        self._kept: dict[tuple[str, str, str, str], Codes] = {}

    def expect(self, words: Iterable[tuple[str, str]]) -> None:
        """Ask at once for what was decided of words that will come: pairs of kind and word as read."""
        self._decided.expect(words)

    def codes(self, *, make: str = "", calibre: str = "", type_: str = "", model: str = "") -> Codes:
        """The codes of one description."""
        key = (make, calibre, type_, model)
        if key not in self._kept:
            said = self.resolve(make=make, calibre=calibre, type_=type_, model=model)
            self._kept[key] = _codes(said)
        return self._kept[key]

    def resolve(
        self, *, make: str = "", calibre: str = "", type_: str = "", model: str = ""
    ) -> dict[str, Resolution]:
        """The term of each word with its score and reason: by `make`, `model`, `calibre` and `type`.

        The type helps the calibre, both help the make, and all three the model.
        """
        kind = self._look("type", resolve_type(type_))
        code = kind.term.code if kind.term else None
        bore = self._look("calibre", resolve_calibre(calibre, type_=code))
        maker = self._look("make", resolve_make(make, calibre=calibre or None, type_=code))
        found = {"make": maker, "calibre": bore, "type": kind}
        if model:
            said = _model(model, make, found)
            decided = self._look("model", said)
            found["model"] = decided if _is_of(decided.term, maker.term) else said
        return found

    def _look(self, kind: str, said: Resolution) -> Resolution:
        """What the tables say; where they are not sure, what this State decided."""
        says_nothing = said.term is None and said.reason.code not in OPEN
        if not said.raw.strip() or says_nothing or said.score >= SURE:
            return said
        return self._decided.find(kind, said.raw) or said


def _model(raw: str, make: str, found: Mapping[str, Resolution]) -> Resolution:
    known = {kind: each.term.code if each.term else None for kind, each in found.items()}
    return resolve_model(raw, make=known["make"] or make, calibre=known["calibre"], type_=known["type"])


def _is_of(model: Term | None, make: Term | None) -> bool:
    """Whether a model may bear a maker's mark: what was decided of `R6` is not said of another maker's."""
    return model is None or make is None or not model.makes or make.code in model.makes


def _codes(found: Mapping[str, Resolution]) -> Codes:
    codes = {kind: each.term.code if each.term else "" for kind, each in found.items()}
    return Codes(**codes, unknown=_words(found, {UNKNOWN}), abstained=_words(found, OPEN))


def _words(found: Mapping[str, Resolution], reasons: Collection[str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (kind, each.raw)
        for kind, each in found.items()
        if each.term is None and each.raw and each.reason.code in reasons
    )


class Decided:
    """What curators of this State decided: of words, and of the names of official tables.

    A few words are asked for one by one; whoever asks for many reads everything once.
    """

    def __init__(self) -> None:
        self._asked = 0
        self._known: dict[tuple[str, str], tuple[str, Text | None]] = {}
        self._is_whole = False

    def expect(self, words: Iterable[tuple[str, str]]) -> None:
        """Ask for several words at once: pairs of kind and word as read."""
        keys = [(kind, plain(raw)[:LONGEST]) for kind, raw in words]
        asked = [key for key in keys if key[1].isprintable() and key not in self._known]
        if asked and not self._is_whole:
            self._known.update(dict.fromkeys(asked, NOTHING))
            self._known.update(_decisions({"plain__in": [word for _kind, word in asked]}))

    def find(self, kind: str, raw: str) -> Resolution | None:
        """The term a word was decided to mean, if any was."""
        key = (kind, plain(raw)[:LONGEST])
        if not key[1].isprintable():
            return None  # no word that was kept, and the database takes no NUL
        if key not in self._known and not self._is_whole:
            self._ask(key)
        code, reason = self._known.get(key, NOTHING)
        named = _term(code, kind)
        if named is None or reason is None:
            return None
        said = Text(reason.code, {**reason.params, "raw": raw, "term": named.label()})
        return Resolution(named, SURE, said, raw)

    def _ask(self, key: tuple[str, str]) -> None:
        self._asked += 1
        self._is_whole = self._asked > FEW
        self._known.setdefault(key, NOTHING)
        self._known.update(_decisions({} if self._is_whole else {"kind": key[0], "plain": key[1]}))


def _decisions(asked: Mapping[str, Any]) -> dict[tuple[str, str], tuple[str, Text]]:
    """Decisions by kind and plain word; a word's own goes before an official table's."""
    official = CrosswalkRow.objects.filter(relation__in=MEANING_OURS, **asked).exclude(
        state=CrosswalkRow.State.WAITING
    )
    newest = official.exclude(row__table__state=OfficialTable.State.WITHDRAWN).order_by(
        "row__table__imported_at"
    )
    found: dict[tuple[str, str], tuple[str, Text]] = {}
    columns = newest.values_list("kind", "plain", "code", "row__table__name", "row__table__edition")
    for kind, word, code, table, edition in columns:
        found[kind, word] = (code, Text(TABLE, {"table": table, "edition": edition}))
    rows = UnknownTerm.objects.filter(state=UnknownTerm.State.MAPPED, **asked)
    for kind, word, code in rows.values_list("kind", "plain", "code"):
        found[kind, word] = (code, Text(WORD))
    return found


def _term(code: str, kind: str) -> Term | None:
    """A decided term, unless a later edition of the tables has it no more."""
    try:
        return term(code, kind=Kind(kind)) if code else None
    except RastroError:
        return None
