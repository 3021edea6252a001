"""What a trace comes to when no firearm stands out: no serial, part of one, a shared one, a maker abroad."""

from collections import Counter
from functools import cache

from rastro.markings import SerialState
from rastro.nomenclator import countries, lineage, resolve_make, resolve_type
from rastro.tracing.agreement import plain
from rastro.tracing.candidates import Candidate, Ranking
from rastro.tracing.description import Description
from rastro.tracing.outcomes import OutcomeCode

LIKELY = 0.5
IN_QUESTION = 0.1

_CRAFT = (
    "artesanal", "artisanal", "caseira", "casera", "hechiza", "chimba", "homemade", "home made", "craft",
    "ghost", "fantasma", "fantome", "privately made", "fabricacao propria", "fabricacion propia", "zip gun",
)  # fmt: skip
_CRAFT_WORDS = tuple(plain(each) for each in _CRAFT)


def unfound_codes(description: Description, ranking: Ranking, *, home: str = "") -> tuple[OutcomeCode, ...]:
    """The outcome, and what holds besides.

    Parameters
    ----------
    description
        What was recovered.
    ranking
        Candidates, none of which stands out.
    home
        ISO 3166 code of the State that decides.
    """
    code = _without_serial(description)
    if code is not None:
        return (code,)
    partly = description.serial.state is not SerialState.READ
    if ranking.none_of_these < 1 - LIKELY:
        shared = _shares_serial(ranking)
        if partly:
            return (OutcomeCode.R6, OutcomeCode.R3) if shared else (OutcomeCode.R3,)
        return (OutcomeCode.R6,)
    return _partial(description, home) if partly else (_not_on_record(description, ranking, home),)


def made_in(description: Description) -> str:
    """ISO 3166 code of the State where the firearm was made: as marked, else where its maker sits."""
    marked = country_code(description.country)
    if marked:
        return marked
    maker = resolve_make(description.make, calibre=description.calibre or None).term
    return maker.country if maker else ""


def is_craft(description: Description) -> bool:
    """Whether make or type say that it was made by hand or at home."""
    kind = resolve_type(description.type).term
    if kind is not None and "craft" in lineage(kind.code):
        return True
    said = plain(f"{description.make} {description.type} {description.model}")
    return any(word in said for word in _CRAFT_WORDS)


def country_code(text: str) -> str:
    """The code of a country named or coded in any of the four languages; empty when unknown."""
    return _countries().get(plain(text), "") if text else ""


@cache
def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for term in countries():
        for name in (*term.labels.values(), *term.aliases, term.code, term.codes.get("alpha3", "")):
            names.setdefault(plain(name), term.code)
    names.pop("", None)
    return names


def _without_serial(description: Description) -> OutcomeCode | None:
    """R10 where it never had one, R3 where it had one that nobody can read; None where something was read."""
    mark = description.serial
    if mark.state is SerialState.NEVER_HAD:
        return OutcomeCode.R10
    if mark.reading is not None:
        return None
    if mark.state is SerialState.REMOVED:
        return OutcomeCode.R3
    factory_made = bool(plain(description.make)) and not is_craft(description)
    return OutcomeCode.R3 if factory_made else OutcomeCode.R10


def _partial(description: Description, home: str) -> tuple[OutcomeCode, ...]:
    """Partly read and not found: restore it; the maker's State may know it."""
    maker_abroad = bool(home) and made_in(description) not in ("", home)
    return (OutcomeCode.R3, OutcomeCode.R11) if maker_abroad else (OutcomeCode.R3,)


def _not_on_record(description: Description, ranking: Ranking, home: str) -> OutcomeCode:
    origin = made_in(description)
    if home and origin not in ("", home):
        return OutcomeCode.R11
    if not plain(description.make) or any(map(_same_serial_other_make, ranking.candidates)):
        return OutcomeCode.R5
    return OutcomeCode.R4


def _same_serial_other_make(candidate: Candidate) -> bool:
    verdicts = {(each.subject, each.verdict) for each in candidate.reasons}
    return ("serial", "agrees") in verdicts and ("make", "differs") in verdicts


def _shares_serial(ranking: Ranking) -> bool:
    """Whether two of the candidates in question bear one and the same serial."""
    leading = ranking.best.probability if ranking.best else 0.0
    serials = Counter(
        plain(each.firearm.serial)
        for each in ranking.candidates
        if each.probability >= IN_QUESTION * leading and each.firearm.serial
    )
    return max(serials.values(), default=0) > 1
