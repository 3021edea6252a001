"""Records that repeat another: noted ones add to it, suspected ones are said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rastro.canonical import Text
from rastro.markings import fold
from rastro.tracing.agreement import compare
from rastro.tracing.candidates import Candidate, Reason


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate, and whether it stands for another."""

    candidate: Candidate
    folded: bool = False


def fold_duplicates(candidates: Sequence[Candidate]) -> list[Weighed]:
    """Let each record noted as a duplicate add to the one it repeats, where that is a candidate too.

    The original takes the better weight of the two: it is one firearm, entered twice.
    """
    place = {each.firearm.id: number for number, each in enumerate(candidates)}
    weighed = [Weighed(each) for each in _suspected(candidates)]
    for number, each in enumerate(candidates):
        of = each.firearm.duplicate_of
        if of is None:
            continue
        original = place.get(of)
        name = candidates[original].firearm.serial or of if original is not None else of
        noted = Reason("near", "record", Text("tracing.why.record.duplicate", {"of": name}))
        weighed[number] = Weighed(
            replace(each, reasons=(noted, *each.reasons)), original is not None and original != number
        )
        if original is not None and original != number:
            weighed[original] = _better(weighed[original], each)
    return weighed


def _better(original: Weighed, duplicate: Candidate) -> Weighed:
    kept = original.candidate
    noted = Reason("agrees", "record", Text("tracing.why.record.repeated", {"by": duplicate.firearm.serial}))
    weight = max(kept.log10_lr, duplicate.log10_lr)
    return Weighed(replace(kept, log10_lr=weight, reasons=(*kept.reasons, noted)), original.folded)


def _suspected(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Say of a record that looks like a second entry of a likelier one: nobody has noted it yet."""
    ranked = sorted(candidates, key=lambda each: -each.log10_lr)
    first = ranked[0].firearm if ranked else None
    return [
        replace(each, reasons=(*each.reasons, _looks_repeated(first.serial)))
        if first is not None and each is not ranked[0] and _looks_the_same(each, ranked[0])
        else each
        for each in candidates
    ]


def _looks_the_same(one: Candidate, other: Candidate) -> bool:
    a, b = one.firearm, other.firearm
    if a.duplicate_of or b.duplicate_of or not a.serial or a.serial == b.serial:
        return False
    return _one_apart(a.serial, b.serial) and all(
        compare(subject, getattr(a, subject), getattr(b, subject)) == "agrees"
        for subject in ("make", "calibre")
    )


def _one_apart(a: str, b: str) -> bool:
    """One look-alike character apart, or a separator."""
    if fold(a) != fold(b):
        return False
    return len(a) != len(b) or sum(x != y for x, y in zip(a.upper(), b.upper(), strict=True)) <= 1


def _looks_repeated(serial: str) -> Reason:
    return Reason("near", "record", Text("tracing.why.record.maybe_duplicate", {"of": serial}))
