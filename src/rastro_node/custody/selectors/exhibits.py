"""Exhibits: by number, seal or serial as it may have been read; and as a comparison needs them."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import Case as Nearest
from django.db.models import Q, QuerySet, When

from rastro.canonical import NotFound, RastroError
from rastro.custody import ItemKind
from rastro.markings import SearchKeys, SerialState, ask, parse_reading, read_asked, search_keys
from rastro.tracing import Description, RegisteredFirearm
from rastro_node.core import serials
from rastro_node.custody.describing import STRIPPED
from rastro_node.custody.models import Case, Exhibit
from rastro_node.nomenclator.selectors import Resolver

ENOUGH = 200
FEW = 50
TABLE = "custody_exhibit"
STANDING = "withdrawn_at IS NULL"
FIREARMS = f"{STANDING} AND kind = 'firearm'"
PARTLY_READ = r"""
SELECT id FROM custody_exhibit
WHERE withdrawn_at IS NULL AND kind = 'firearm' AND serial_state = 'partly_read' AND keys && %s::varchar[]
ORDER BY abs(length(folded) - %s), id LIMIT %s
"""


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
    found |= Q(pk__in=_like(words))
    cases = Case.objects.filter(Q(external_id=words) | Q(number=words.upper())).values_list("pk", flat=True)
    if named := list(cases[:FEW]):
        found |= Q(case__in=named)
    return found | Q(keys__overlap=_asked(keys)) if keys is not None else found


def _like(words: str) -> list[UUID]:
    """Whatever has a serial like that, or, with `…` or `*`, a serial with that part."""
    try:
        asked = read_asked(words)
    except RastroError:
        return []
    return [] if asked.is_empty else serials.like(TABLE, asked, where=STANDING, limit=ENOUGH)


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

    Found as those of the register are, and never filtered by make or calibre; those whose own serial was
    read only in part come after, where they share a key with what was read.

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
    asked = ask(reading)
    if asked.is_empty:
        return []
    make = Resolver().codes(make=description.make).make
    ids = serials.like(TABLE, asked, make=make, where=FIREARMS, limit=limit)
    return records_of(dict.fromkeys([*ids, *_partly_read(search_keys(reading), limit)]).keys())[:limit]


def _partly_read(keys: SearchKeys, limit: int) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(PARTLY_READ, [_asked(keys), len(keys.folded), limit])
        return [row[0] for row in cursor.fetchall()]


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
