"""Which records may be of one firearm: found by the keys that likely pairs share, then weighed."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Count

from rastro.tracing import (
    Calibration,
    Description,
    Frequencies,
    PairWeight,
    RegisteredFirearm,
    linking_keys,
    read_calibration,
    value_of,
    weigh_pair,
)
from rastro.tracing.frequencies import says_nothing
from rastro_node.custody.selectors import exhibits, exhibits_like
from rastro_node.registry.models import Firearm
from rastro_node.registry.selectors.firearms import population
from rastro_node.registry.selectors.links import EXHIBIT, FIREARM, Compared, compared, of_firearm, pair_of

PROPOSED = 0.3
"""A pair is put before a person from this probability on."""
MOST_A_RECORD = 200
CALIBRATION = "linkage.json"
FRESH = 600.0
LARGE = 5_000
WORDS = 20_000

NEAR = """
SELECT ours.id, near.id
FROM registry_firearm ours
CROSS JOIN LATERAL (
    SELECT id FROM registry_firearm theirs
    WHERE theirs.keys && ours.keys AND theirs.id <> ours.id AND theirs.withdrawn_at IS NULL
    ORDER BY theirs.folded = ours.folded DESC, abs(length(theirs.folded) - length(ours.folded)), theirs.id
    LIMIT %(limit)s
) near
WHERE ours.id = ANY(%(ids)s) AND ours.withdrawn_at IS NULL AND length(ours.folded) > 2
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be of one firearm, in the order in which a pair is kept."""

    left: Compared
    right: Compared
    weight: PairWeight


def pairs_of(refs: Sequence[str], *, frequencies: Frequencies | None = None) -> Iterator[Pair]:
    """Every pair that one of these records makes with another of the register or of custody.

    A pair that :func:`rastro.tracing.weigh_pair` finds likely shares a search key, so none is missed but
    where more than 200 records share one with it; a serial that says nothing makes no pair.
    """
    known = frequencies or register_frequencies()
    seen: set[tuple[str, str]] = set()
    for one, other in _neighbours(refs):
        key = pair_of(one.ref, other.ref)
        if key in seen or one.record.duplicate_of or other.record.duplicate_of:
            continue
        seen.add(key)
        left, right = sorted((one, other), key=lambda each: each.ref)
        weight = weigh(left, right, known)
        if weight.probability >= PROPOSED:
            yield Pair(left, right, weight)


def weigh(left: Compared, right: Compared, frequencies: Frequencies | None = None) -> PairWeight:
    """A pair weighed by what this register holds and by the State's own calibration, if it set one."""
    known = frequencies or register_frequencies()
    return weigh_pair(left.record, right.record, known, calibration=own_calibration())


def own_calibration() -> Calibration | None:
    """What `rastro duplicates calibrate` wrote into the node's folder."""
    home: Path | None = settings.HOME
    file = home / CALIBRATION if home else None
    return read_calibration(file.read_text("utf-8")) if file and file.is_file() else None


def _neighbours(refs: Sequence[str]) -> Iterator[tuple[Compared, Compared]]:
    firearms = [UUID(ref.partition("/")[2]) for ref in refs if ref.startswith(FIREARM)]
    yield from _among_firearms(firearms)
    mine = Firearm.objects.defer("keys").in_bulk(firearms) if exhibits().exists() else {}
    for row in mine.values():
        yield from _in_custody(of_firearm(row))
    for ref in refs:
        if ref.startswith(EXHIBIT):
            yield from _of_exhibit(compared(ref))


def _among_firearms(ids: Sequence[UUID]) -> Iterator[tuple[Compared, Compared]]:
    with connection.cursor() as cursor:
        cursor.execute(NEAR, {"ids": list(ids), "limit": MOST_A_RECORD})
        found = cursor.fetchall()
    rows = Firearm.objects.defer("keys").in_bulk({each for pair in found for each in pair})
    for one, other in found:
        if one in rows and other in rows:
            yield of_firearm(rows[one]), of_firearm(rows[other])


def _in_custody(one: Compared) -> Iterator[tuple[Compared, Compared]]:
    """Exhibits whose serial is near; not asked where the serial says nothing."""
    if says_nothing(one.record.serial):
        return
    for record in exhibits_like(_described(one.record), limit=MOST_A_RECORD):
        other = compared(_exhibit_ref(record))
        if linked(one.record, other.record):
            yield one, other


def _of_exhibit(one: Compared) -> Iterator[tuple[Compared, Compared]]:
    keys = sorted(linking_keys(one.record.serial))
    near = Firearm.objects.defer("keys").filter(keys__overlap=keys)[:MOST_A_RECORD] if keys else []
    for row in near:
        yield one, of_firearm(row)
    for record in exhibits_like(_described(one.record), limit=MOST_A_RECORD) if keys else ():
        other = compared(_exhibit_ref(record))
        if other.ref != one.ref and other.case != one.case:
            yield one, other


def linked(one: RegisteredFirearm, other: RegisteredFirearm) -> bool:
    """Whether two serials share a search key."""
    return not linking_keys(one.serial).isdisjoint(linking_keys(other.serial))


def _exhibit_ref(record: RegisteredFirearm) -> str:
    return record.id if record.id.startswith(EXHIBIT) else f"{EXHIBIT}/{record.id}"


def _described(record: RegisteredFirearm) -> Description:
    return Description.of(
        serial=record.serial, make=record.make, model=record.model, calibre=record.calibre, type=record.type
    )


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
