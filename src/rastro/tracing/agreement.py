"""Whether make, model, calibre, type and country of a description and of a record agree."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log10

from rapidfuzz import fuzz

from rastro.canonical import Text
from rastro.nomenclator import (
    Agreement,
    Resolution,
    lineage,
    resolve_calibre,
    resolve_make,
    resolve_type,
    same_make,
)
from rastro.tracing.candidates import Reason, RegisteredFirearm, Verdict
from rastro.tracing.description import Description
from rastro.tracing.weights import weights

NEAR = 86.0
MAX_COMPARED = 200
_TOO_BROAD = frozenset({"", "firearm", "handgun", "longgun"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")


type Shared = Mapping[str, Counter[Verdict]]
"""How often each verdict comes out among the records in question, by subject."""


def shared_words(description: Description, firearms: Iterable[RegisteredFirearm]) -> Shared:
    """What the records in question have in common: it tells none of them from the others."""
    shared: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for firearm in firearms:
        for subject, read, registered in _points(description, firearm):
            shared[subject][compare(subject, read, registered)] += 1
    return shared


def weigh_fields(
    description: Description, firearm: RegisteredFirearm, shared: Shared | None = None
) -> tuple[float, tuple[Reason, ...]]:
    """The weight of everything but the serial, and a reason for each point.

    Parameters
    ----------
    description, firearm
        What was read, and the record.
    shared
        What the records in question have in common (:func:`shared_words`), this one among them.

    Returns
    -------
    float
        Sum of log10 likelihood ratios. A model is not held against a record whose make differs already, and
        what disagrees adds up to no less than a bound: who takes a weapon for another takes all of it.
    tuple of Reason
        For make, model, calibre, type and country where both sides state them; `unknown` where the register
        lacks what was read.
    """
    agreeing, disagreeing = 0.0, 0.0
    reasons = []
    make: Verdict = "unknown"
    for subject, read, registered in _points(description, firearm):
        verdict = compare(subject, read, registered)
        if subject == "make":
            make = verdict
        if subject == "model" and make == "differs" and verdict == "differs":
            continue
        weight = _weight(subject, verdict, one_sided=bool(read) != bool(registered), shared=shared)
        agreeing, disagreeing = agreeing + max(weight, 0.0), disagreeing + min(weight, 0.0)
        if verdict != "unknown" or read:
            reasons.append(_reason(subject, verdict, read, registered))
    return agreeing + max(disagreeing, weights().lowest), tuple(reasons)


def _points(description: Description, firearm: RegisteredFirearm) -> tuple[tuple[str, str, str], ...]:
    return (
        ("make", description.make, firearm.make),
        ("model", description.model, firearm.model),
        ("calibre", description.calibre, firearm.calibre),
        ("type", description.type, firearm.type),
        ("country", description.country, firearm.country),
    )


@lru_cache(maxsize=50_000)
def compare(subject: str, read: str, registered: str) -> Verdict:
    """What a word as read says of a word as registered."""
    if not stated(read) or not stated(registered):
        return "unknown"
    if plain(read) == plain(registered):
        return "agrees"
    match subject:
        case "make":
            return _makes(read, registered)
        case "calibre":
            return _resolved(resolve_calibre(read), resolve_calibre(registered))
        case "type":
            return _types(read, registered)
    return _texts(read, registered)


@lru_cache(maxsize=20_000)
def stated(text: str) -> bool:
    """Whether a word says anything; `not identified` and `others` do not, whatever field they stand in."""
    return bool(text.strip()) and not _says_nothing(resolve_make(text))


def _makes(read: str, registered: str) -> Verdict:
    said = same_make(read, registered)
    if said is Agreement.AGREES:
        return "agrees"
    if said is Agreement.DIFFERS:
        return "differs"
    return _where_unresolved(resolve_make(read), resolve_make(registered))


def _types(read: str, registered: str) -> Verdict:
    first, second = resolve_type(read).term, resolve_type(registered).term
    if first is None or second is None:
        return _where_unresolved(resolve_type(read), resolve_type(registered))
    if first.code in lineage(second.code) or second.code in lineage(first.code):
        return "agrees"
    siblings = first.parent == second.parent and first.parent not in _TOO_BROAD
    return "near" if siblings else "differs"


def _resolved(first: Resolution, second: Resolution) -> Verdict:
    if first.term is None or second.term is None:
        return _where_unresolved(first, second)
    if first.term.code == second.term.code:
        return "agrees"
    return "near" if first.term.family and first.term.family == second.term.family else "differs"


def _where_unresolved(first: Resolution, second: Resolution) -> Verdict:
    """One of them is not in the nomenclator: what it can mean decides, then how it is written."""
    if _says_nothing(first) or _says_nothing(second):
        return "unknown"
    ours = {term.code for term in (first.candidates or (first.term,)) if term}
    theirs = {term.code for term in (second.candidates or (second.term,)) if term}
    if ours & theirs:
        return "near"
    return _texts(first.raw, second.raw)


def _says_nothing(resolution: Resolution) -> bool:
    return resolution.reason.code == "nomenclator.resolve.not_recorded"


def _texts(read: str, registered: str) -> Verdict:
    a, b = plain(read), plain(registered)
    if a == b:
        return "agrees"
    shorter, longer = sorted((a, b), key=len)
    if (len(shorter) > 1 and shorter in longer) or fuzz.ratio(a, b) >= NEAR:
        return "near"
    return "differs"


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower case letters and digits, without accents: what remains of a word when spelling is set aside."""
    decomposed = unicodedata.normalize("NFKD", text[:MAX_COMPARED].casefold().replace("&", "and"))
    return _NOT_WORD.sub("", "".join(c for c in decomposed if not unicodedata.combining(c)))


def _weight(subject: str, verdict: Verdict, *, one_sided: bool, shared: Shared | None) -> float:
    table = weights().fields[subject]
    if verdict == "unknown":
        return table.get("one_sided", 0.0) if one_sided else 0.0
    if verdict not in table:
        return table["agrees"] / 2
    if shared is None:
        return table[verdict]
    same, other = weights().chances[subject][verdict]
    counted = shared[subject]
    others = sum(counted[each] for each in ("agrees", "near", "differs")) - 1
    usual = weights().usual
    return log10(same / ((counted[verdict] - 1 + usual * other) / (others + usual)))


def _reason(subject: str, verdict: Verdict, read: str, registered: str) -> Reason:
    return Reason(
        verdict, subject, Text(f"tracing.why.{subject}.{verdict}", {"read": read, "registered": registered})
    )
