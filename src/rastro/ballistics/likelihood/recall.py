"""How often the right scan stands among the first, when every scan asks all others."""

from collections import defaultdict
from collections.abc import Iterable, Sequence


def recall(
    pairs: Iterable[tuple[str, str, bool, float]], *, at: Sequence[int] = (1, 5, 10)
) -> dict[int, float]:
    """Share of scans that have at least one of their own weapon among the first k of the others.

    Parameters
    ----------
    pairs
        Two scans, whether of one weapon, and how alike: each pair once, in either order.
    at
        The numbers k.

    Returns
    -------
    dict
        By k; empty when no scan has another of its weapon. Equal scores stand in the worst order.
    """
    others: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for a, b, same, score in pairs:
        others[a].append((score, same))
        others[b].append((score, same))
    places = []
    for found in others.values():
        best = max((score for score, same in found if same), default=None)
        if best is not None:
            places.append(1 + sum(score >= best and not same for score, same in found))
    return {k: sum(place <= k for place in places) / len(places) for k in at} if places else {}
