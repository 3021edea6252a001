"""Mistakes that one hand makes throughout: who writes O for 0 once does so again."""

from collections.abc import Sequence

from rastro.markings import Edit, EditKind
from rastro.tracing.weights import weights


def given_back(edits: Sequence[Edit]) -> float:
    """What is given back of the weight of mistakes that only repeat a habit, as a decimal logarithm.

    Each further time that one character was taken for one other is no new mistake; nor, or hardly, is another
    letter written for a digit, or digit for a letter.
    """
    pairs = [
        (each.seen.upper(), each.registered.upper()) for each in edits if each.kind is EditKind.CONFUSABLE
    ]
    different = set(pairs)
    crossed = {seen.isdigit() for seen, registered in different if seen.isdigit() != registered.isdigit()}
    kinds = sum(seen.isdigit() != registered.isdigit() for seen, registered in different) - len(crossed)
    return weights().repeated * (len(pairs) - len(different)) + weights().repeated_kind * kinds
