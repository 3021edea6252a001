"""Which records may be of one firearm: found by the keys that likely pairs share, then weighed."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Count

from rastro.tracing import (
    Calibration,
    Frequencies,
    PairWeight,
    read_calibration,
    value_of,
    weigh_pair,
)
from rastro.tracing.frequencies import says_nothing
from rastro_node.custody.selectors import Asked, exhibits_asked, exhibits_sharing
from rastro_node.registry.models import Firearm
from rastro_node.registry.selectors.firearms import population
from rastro_node.registry.selectors.links import EXHIBIT, FIREARM, Compared, compared_many, is_repeat

PROPOSED = 0.3
"""A pair is put before a person from this probability on."""
MOST_A_RECORD = 200
MOST_PAIRS = 10
CALIBRATION = "linkage.json"
FRESH = 600.0
LARGE = 5_000
WORDS = 20_000

NEAR = """
SELECT ours.ref, near.id
FROM jsonb_to_recordset(%(asked)s::jsonb) AS ours(ref text, keys varchar[], folded text)
CROSS JOIN LATERAL (
    SELECT id FROM registry_firearm theirs
    WHERE theirs.keys && ours.keys AND theirs.withdrawn_at IS NULL
    ORDER BY theirs.folded = ours.folded DESC, abs(length(theirs.folded) - length(ours.folded)), theirs.id
    LIMIT %(limit)s
) near
WHERE length(ours.folded) > 2
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be of one firearm, in the order in which a pair is kept."""

    left: Compared
    right: Compared
    weight: PairWeight

    @property
    def repeat(self) -> bool:
        """Whether both are in custody with one serial, make and type, in two cases."""
        return is_repeat(self.left, self.right)


def pairs_of(refs: Sequence[str], *, frequencies: Frequencies | None = None) -> list[Pair]:
    """Every pair that one of these records makes with another of the register or of custody.

    A pair that :func:`rastro.tracing.weigh_pair` finds likely shares a search key, so none is missed but
    where more than 200 records share one with it; a serial that says nothing makes no pair. One serial, make
    and type in two cases is a pair whatever it weighs, each seizure with the one before it. Where very many
    records are alike, each has its ten likeliest pairs, so that the queue grows with the records and not with
    their square.
    """
    known, own = frequencies or register_frequencies(), own_calibration()
    near = list(dict.fromkeys(pair_of_sorted(*pair) for pair in _neighbours(refs)))
    rows = compared_many(ref for pair in near for ref in pair)
    following = _following(rows.values())
    found = [
        Pair(rows[left], rows[right], weigh_pair(one, other, known, calibration=own))
        for left, right in near
        if left in rows
        and right in rows
        and _may_be_one(rows[left], rows[right])
        and (not is_repeat(rows[left], rows[right]) or (left, right) in following)
        for one, other in [(rows[left].record, rows[right].record)]
    ]
    return _bounded([each for each in found if each.weight.probability >= PROPOSED or each.repeat])


def pair_of_sorted(one: str, other: str) -> tuple[str, str]:
    """Two known references in the order in which a pair is kept."""
    return (one, other) if one < other else (other, one)


def _following(rows: Iterable[Compared]) -> set[tuple[str, str]]:
    """Each seizure of what came again with the one before it: of fifty, 49 pairs and not 1,225."""
    groups: dict[tuple[str, str, str], dict[str, Compared]] = {}
    for each in sorted(rows, key=lambda each: (each.record.since or date.max, each.ref)):
        if each.repeat:
            groups.setdefault(each.repeat, {}).setdefault(each.case, each)
    return {
        pair_of_sorted(one.ref, other.ref)
        for group in groups.values()
        for one, other in pairwise(group.values())
    }


def _may_be_one(one: Compared, other: Compared) -> bool:
    if one.record.duplicate_of or other.record.duplicate_of:
        return False
    silent = says_nothing(one.record.serial) or says_nothing(other.record.serial)
    return not silent or is_repeat(one, other)


def _bounded(pairs: list[Pair]) -> list[Pair]:
    pairs.sort(key=lambda each: (not each.repeat, -each.weight.probability, each.left.ref, each.right.ref))
    counted: Counter[str] = Counter()
    kept = []
    for pair in pairs:
        if min(counted[pair.left.ref], counted[pair.right.ref]) < MOST_PAIRS:
            counted.update((pair.left.ref, pair.right.ref))
            kept.append(pair)
    return kept


def weigh(left: Compared, right: Compared, frequencies: Frequencies | None = None) -> PairWeight:
    """A pair weighed by what this register holds and by the State's own calibration, if it set one."""
    known = frequencies or register_frequencies()
    return weigh_pair(left.record, right.record, known, calibration=own_calibration())


def own_calibration() -> Calibration | None:
    """What `rastro duplicates calibrate` wrote into the node's folder."""
    home: Path | None = settings.HOME
    file = home / CALIBRATION if home else None
    return read_calibration(file.read_text("utf-8")) if file and file.is_file() else None


def _neighbours(refs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """References of records that share a search key; four queries, however many records ask."""
    ids = {
        kind: [UUID(ref.partition("/")[2]) for ref in refs if ref.startswith(kind)]
        for kind in (FIREARM, EXHIBIT)
    }
    asked = [*_firearms_asked(ids[FIREARM]), *(exhibits_asked(ids[EXHIBIT]) if ids[EXHIBIT] else ())]
    if not asked:
        return
    for ref, near in _firearms_sharing(asked):
        if ref != f"{FIREARM}/{near}":
            yield ref, f"{FIREARM}/{near}"
    for ref, near in exhibits_sharing(asked, limit=MOST_A_RECORD):
        yield ref, f"{EXHIBIT}/{near}"


def _firearms_asked(ids: Sequence[UUID]) -> list[Asked]:
    rows = Firearm.objects.filter(pk__in=ids).exclude(folded="").values_list("pk", "keys", "folded")
    return [Asked(f"{FIREARM}/{pk}", tuple(keys), folded) for pk, keys, folded in rows] if ids else []


def _firearms_sharing(asked: Sequence[Asked]) -> list[tuple[str, UUID]]:
    rows = json.dumps([{"ref": each.ref, "keys": each.keys, "folded": each.folded} for each in asked])
    with connection.cursor() as cursor:
        cursor.execute(NEAR, {"asked": rows, "limit": MOST_A_RECORD})
        return list(cursor.fetchall())


_kept: dict[str, tuple[float, Frequencies]] = {}


def register_frequencies() -> Frequencies:
    """How common makes, models, calibres and types are in this register; of a large one, ten minutes old."""
    total = population()
    kept = _kept.get(str(connection.settings_dict["NAME"]))
    if kept and total > LARGE and time.monotonic() - kept[0] < FRESH:
        return kept[1]
    values = {
        subject: _counted(column, subject)
        for subject, column in (
            ("make", "make"),
            ("model", "model"),
            ("calibre", "calibre"),
            ("type", "type"),
            ("country", "country"),
        )
    }
    counted = Frequencies(
        total, values, {subject: each.total() for subject, each in values.items()}, {}, None
    )
    _kept[str(connection.settings_dict["NAME"])] = (time.monotonic(), counted)
    return counted


def _counted(column: str, subject: str) -> Counter[str]:
    counted: Counter[str] = Counter()
    rows = Firearm.objects.exclude(**{column: ""}).order_by().values_list(column).annotate(n=Count("pk"))
    for word, number in rows.order_by("-n")[:WORDS]:
        value = value_of(subject, word)
        if value:
            counted[value] += number
    return counted
