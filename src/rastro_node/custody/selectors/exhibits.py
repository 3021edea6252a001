"""Exhibits: by number, seal or serial as it may have been read; and as a comparison needs them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case as Nearest
from django.db.models import Q, QuerySet, When

from rastro.canonical import NotFound, RastroError
from rastro.custody import ItemKind
from rastro.markings import SearchKeys, SerialState, parse_reading, search_keys
from rastro.tracing import Description, RegisteredFirearm
from rastro_node.custody.describing import STRIPPED
from rastro_node.custody.models import Case, Exhibit
from rastro_node.nomenclator.selectors import Resolver

ENOUGH = 200
LEAST_KNOWN = 3
FEW = 50

LIKE = r"""
SELECT id FROM custody_exhibit
WHERE withdrawn_at IS NULL AND kind = 'firearm' AND (keys && %(keys)s::varchar[] OR {pattern})
ORDER BY folded = %(folded)s DESC, make_code <> '' AND make_code = %(make)s DESC,
    abs(length(folded) - length(%(folded)s)), id
LIMIT %(limit)s
"""
BY_PATTERN = "folded LIKE %(pattern)s"
BY_MAKE_TOO = f"(make_code <> '' AND make_code = %(make)s AND {BY_PATTERN})"
BY_KEYS_ALONE = "false"


def exhibits() -> QuerySet[Exhibit]:
    """Every exhibit that was not withdrawn, the newest first, with its case."""
    return Exhibit.objects.filter(withdrawn_at=None).select_related("case").defer("keys").order_by("-pk")


def exhibit(exhibit_id: UUID) -> Exhibit:
    """One exhibit, also one that was withdrawn.

    Raises
    ------
    NotFound
        `custody.exhibit.unknown`.
    """
    row = Exhibit.objects.select_related("case").defer("keys").filter(pk=exhibit_id).first()
    if row is None:
        raise NotFound("custody.exhibit.unknown", field="exhibit")
    return row


def exhibits_of(case: Case) -> QuerySet[Exhibit]:
    """What is in a case, firearms first, in the order of entry."""
    return exhibits().filter(case=case).order_by("-kind", "pk")


def exhibits_matching(
    *, words: str = "", kind: str = "", state: str = "", make: str = "", state_owned: bool = False
) -> QuerySet[Exhibit]:
    """Exhibits by number, seal, case or serial as it may have been read, that very serial first.

    Parameters
    ----------
    state
        Of the serial.
    """
    found = exhibits()
    if words:
        keys = _keys(words)
        found = found.filter(_named(words, keys))
        if keys is not None:
            found = found.order_by(Nearest(When(folded=keys.folded, then=0), default=1), "-pk")
    if kind in set(ItemKind):
        found = found.filter(kind=kind)
    if state in set(SerialState):
        found = found.filter(serial_state=state)
    if state_owned:
        found = found.filter(state_owned=True)
    if make:
        code = Resolver().codes(make=make).make
        found = found.filter(make_code=code) if code else found.filter(make__iexact=make)
    return found


def _named(words: str, keys: SearchKeys | None) -> Q:
    found = Q(number=words.upper()) | Q(seal=words)
    cases = Case.objects.filter(Q(external_id=words) | Q(number=words.upper())).values_list("pk", flat=True)
    if named := list(cases[:FEW]):
        found |= Q(case__in=named)
    return found | Q(keys__overlap=_asked(keys)) if keys is not None else found


def _keys(words: str) -> SearchKeys | None:
    """The keys of words that may be a serial and say something."""
    try:
        keys = search_keys(parse_reading(words))
    except RastroError:
        return None
    return keys if keys.folded.strip("?") else None


def _asked(keys: SearchKeys) -> list[str]:
    stripped = [] if keys.has_unread or not keys.stripped else [STRIPPED + keys.stripped]
    return [*sorted(keys.deletions), *stripped]


def exhibits_like(description: Description, *, limit: int = ENOUGH) -> list[RegisteredFirearm]:
    """The firearms in custody whose serial may be the one that was read, the nearest first.

    Found as those of the register are: by keys that survive one mistake, by the pattern of the characters
    that were read, and among the make's where fewer than three were; never filtered by make or calibre.

    Parameters
    ----------
    description
        What lies on the table; without anything read of the serial nothing is like it.
    limit
        Most that are given.
    """
    reading = description.serial.reading
    if reading is None:
        return []
    keys = search_keys(reading)
    if not keys.folded.strip("?"):
        return []
    make = Resolver().codes(make=description.make).make
    asked: dict[str, Any] = {
        "keys": _asked(keys),
        "pattern": keys.like_pattern,
        "folded": keys.folded,
        "make": make,
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(LIKE.format(pattern=_pattern(keys)), asked)
        ids = [row[0] for row in cursor.fetchall()]
    return records_of(ids)


def _pattern(keys: SearchKeys) -> str:
    known = len(keys.folded.replace("?", ""))
    if not keys.has_unread or not known:
        return BY_KEYS_ALONE
    return BY_PATTERN if known >= LEAST_KNOWN else BY_MAKE_TOO


def records_of(ids: Iterable[UUID]) -> list[RegisteredFirearm]:
    """Exhibits as a comparison needs them, in the order asked; those that are not here are left out."""
    wanted = list(ids)
    found = Exhibit.objects.select_related("case").defer("keys").in_bulk(wanted)
    return [exhibit_as_record(found[each]) for each in wanted if each in found]


def exhibit_as_record(row: Exhibit) -> RegisteredFirearm:
    """An exhibit as a comparison needs it, under `exhibit/<id>`."""
    return RegisteredFirearm(
        id=f"exhibit/{row.pk}",
        make=row.make,
        model=row.model,
        calibre=row.calibre,
        type=row.type,
        serial=row.serial,
        country=row.country_code,
        since=row.registered_on,
        number=row.number,
    )
