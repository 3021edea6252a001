"""Firearms of one's own register that a description may be of, while it is being typed: a hint, no search."""

from collections.abc import Mapping

from rastro.markings import SerialMark
from rastro.tracing import Description, score_candidates
from rastro_node.tracing.searching import candidate_json
from rastro_node.tracing.selectors.candidates import CandidateView, candidates_view

LEAST_READ = 4
LOOKED_AT = 50
SHOWN = 3
LIKELY = 0.05


def at_home(words: Mapping[str, str], mark: SerialMark) -> tuple[CandidateView, ...]:
    """The likeliest firearms, once enough of the serial is read; nothing about their holders.

    Parameters
    ----------
    words
        Make, model, calibre and type as typed.
    mark
        The serial.
    """
    from rastro_node.registry import selectors as registry

    if mark.reading is None or sum(1 for each in mark.reading.characters if each.seen) < LEAST_READ:
        return ()
    description = Description(
        make=words["make"], model=words["model"], calibre=words["calibre"], type=words["type"], serial=mark
    )
    firearms = registry.firearms_like(description, limit=LOOKED_AT)
    if not firearms:
        return ()
    ranking = score_candidates(description, firearms, population=registry.population())
    likely = [each for each in ranking.candidates[:SHOWN] if each.probability >= LIKELY]
    return candidates_view([candidate_json(each) for each in likely])
