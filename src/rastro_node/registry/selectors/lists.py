"""The register as lists: by words, by where a firearm stands, and what may be one firearm twice."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf, Upper

from rastro.canonical import RastroError
from rastro.markings import parse_reading, search_keys
from rastro.registry import Status
from rastro_node.nomenclator.selectors import Resolver
from rastro_node.registry.lives import asked_keys
from rastro_node.registry.models import Firearm, Import
from rastro_node.registry.selectors.firearms import firearms

MOST_GROUPS = 200
MAKER = Coalesce(NullIf(F("make_code"), Value("")), Upper("make"))
"""A make's code, or its words where the nomenclator knows none."""


def firearms_matching(*, words: str = "", status: str = "", make: str = "") -> QuerySet[Firearm]:
    """Firearms by number, own id or serial as it may have been read; narrowed by status and make."""
    found = firearms()
    if words:
        found = found.filter(Q(number__iexact=words) | Q(external_id=words) | _serial(words))
    if status in set(Status):
        found = found.filter(status=status)
    if make:
        code = Resolver().codes(make=make).make
        found = found.filter(make_code=code) if code else found.filter(make__iexact=make)
    return found


def _serial(words: str) -> Q:
    try:
        keys = search_keys(parse_reading(words))
    except RastroError:
        return Q(pk__in=[])
    if not keys.folded.strip("?"):
        return Q(pk__in=[])
    stripped = "" if keys.has_unread else keys.stripped
    return Q(keys__overlap=asked_keys(keys.deletions, stripped))


@dataclass(frozen=True, slots=True)
class Twins:
    """Records of one serial and make that nobody has compared yet.

    Parameters
    ----------
    serial, make
        As the first of them has it.
    firearms
        The records, the oldest first.
    """

    serial: str
    make: str
    firearms: tuple[Firearm, ...]


def twins(limit: int = MOST_GROUPS) -> list[Twins]:
    """Serials that stand under one make more than once, however they came there; never merged by itself."""
    open_ones = Firearm.objects.exclude(folded="").filter(duplicate_of="").annotate(maker=MAKER)
    groups = (open_ones.values("folded", "maker").annotate(count=Count("pk")).filter(count__gt=1)).order_by(
        "folded", "maker"
    )[:limit]
    found: dict[tuple[str, str], list[Firearm]] = {(group["folded"], group["maker"]): [] for group in groups}
    rows = open_ones.filter(folded__in=[serial for serial, _maker in found]).defer("keys").order_by("pk")
    for row in rows:
        if (row.folded, row.maker) in found:
            found[row.folded, row.maker].append(row)
    return [Twins(rows[0].serial, rows[0].make, tuple(rows)) for rows in found.values() if rows]


def imports() -> QuerySet[Import]:
    """Every import, newest first, without its file."""
    return Import.objects.defer("content", "report").order_by("-pk")


def import_row(import_id: UUID) -> Import | None:
    """One import without its file."""
    return Import.objects.defer("content").filter(pk=import_id).first()
