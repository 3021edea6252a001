"""The register as lists: by words, and by where a firearm stands."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from rastro.nomenclator import Kind, lineage, table
from rastro.registry import Status
from rastro_node.nomenclator.selectors import Resolver
from rastro_node.registry.models import Firearm
from rastro_node.registry.selectors.asking import Asked, asked_of, matching
from rastro_node.registry.selectors.firearms import firearms

MOST_PARTS = 50


def firearms_matching(*, words: str = "", status: str = "", make: str = "") -> QuerySet[Firearm]:
    """Firearms by number, own id, make or serial as it may have been read; narrowed by status and make."""
    found = firearms().order_by("-pk")
    if words:
        found = found.filter(matching(asked_of(words)).q)
    if status in set(Status):
        found = found.filter(status=status)
    if make:
        code = Resolver().codes(make=make).make
        found = found.filter(make_code=code) if code else found.filter(make__iexact=make)
    return found


def firearms_of(asked: Asked, *, parts: bool, limit: int) -> list[tuple[Firearm, bool]]:
    """Firearms, or parts, that a text asks for: the very one first, then the serials most like it.

    Returns
    -------
    list of tuple
        Each with whether it was found by its serial.
    """
    match = matching(asked)
    rows = Firearm.objects.defer("keys").in_bulk([*match.very, *match.near])
    found = [(rows[pk], False) for pk in match.very if pk in rows]
    found += [(rows[pk], True) for pk in match.near if pk in rows and pk not in match.very]
    found = [(row, near) for row, near in found if is_part(row) == parts][:limit]
    if match.make and len(found) < limit:
        of_make = firearms().filter(make_code=match.make).exclude(pk__in=list(rows)).order_by("-pk")
        of_make = of_make.filter(type_code__in=PARTS) if parts else of_make.exclude(type_code__in=PARTS)
        found += [(row, False) for row in of_make[: limit - len(found)]]
    return found


def under(code: str) -> tuple[str, ...]:
    """A type and every narrower one."""
    return tuple(each for each in table(Kind.TYPE) if code in lineage(each))


PARTS = under("part")
"""Types that are parts of firearms: frame, slide, barrel and so on."""


def is_part(row: Firearm) -> bool:
    """Whether a record is of a part alone."""
    return row.type_code in PARTS


def parts_of(firearm: Firearm) -> list[Firearm]:
    """The parts registered by themselves that are fitted to a firearm."""
    return list(Firearm.objects.defer("keys").filter(part_of=firearm.pk).order_by("pk")[:MOST_PARTS])


def whole_of(part: Firearm) -> Firearm | None:
    """The firearm a part is fitted to."""
    return Firearm.objects.defer("keys").filter(pk=part.part_of).first() if part.part_of else None


def firearm_numbered(text: str) -> Firearm | None:
    """The firearm of a number or own id."""
    wanted = Q(number=text.strip().upper()) | Q(external_id=text.strip())
    return Firearm.objects.defer("keys").filter(wanted).first() if text.strip() else None


def registered_in(year: int) -> Q:
    """Registered in that year of the node's time."""
    first, following = (make_aware(datetime(each, 1, 1)) for each in (year, year + 1))  # noqa: DTZ001
    return Q(registered_at__gte=first, registered_at__lt=following)
