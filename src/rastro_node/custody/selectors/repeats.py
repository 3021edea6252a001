"""Firearms that came into custody more than once: one serial, make and type in more than one case."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf, Upper

from rastro.custody import OwnerClass
from rastro_node.custody.models import Exhibit

MAKER = Coalesce(NullIf(F("make_code"), Value("")), Upper("make"))
TYPE = Coalesce(NullIf(F("type_code"), Value("")), Upper("type"))
"""A code, or the words where the nomenclator knows none."""
MOST = 50

type Repeats = QuerySet[Exhibit, dict[str, Any]]


def repeats(*, as_written: bool = False, state_owned: bool = False, police: bool = False) -> Repeats:
    """Firearms with one serial, make and type in more than one case, those of most cases first.

    Exact copies of a line are stored once, so they are not counted. A row has `serial_key`, `maker`, `sort`,
    `serial`, `make`, `type`, `cases`, `seizures`, `police`, `owned` (by a State), `first_on`, `last_on`.

    Parameters
    ----------
    as_written
        Compare make and type as the records write them, not by the terms they mean.
    state_owned, police
        Only those recorded as property of a State, of the police, at least once.
    """
    found = Exhibit.objects.filter(withdrawn_at=None).exclude(serial_key="").order_by()
    words = {"maker": Upper("make"), "sort": Upper("type")} if as_written else {"maker": MAKER, "sort": TYPE}
    grouped: Any = (
        found.annotate(**words)
        .values("serial_key", "maker", "sort")  # type: ignore[misc]  # annotated by a mapping
        .annotate(
            cases=Count("case", distinct=True),
            seizures=Count("pk"),
            owned=BoolOr("state_owned"),
            police=BoolOr(Q(owner_class=OwnerClass.POLICE)),
            serial=Max("serial"),
            make_words=Max("make"),
            type_words=Max("type"),
            first_on=Min("registered_on"),
            last_on=Max("registered_on"),
        )
        .filter(cases__gt=1)
    )
    if state_owned:
        grouped = grouped.filter(owned=True)
    if police:
        grouped = grouped.filter(police=True)
    return grouped.order_by("-cases", "serial_key", "maker", "sort")  # type: ignore[no-any-return]


def repeat_count() -> int:
    """How many firearms came more than once."""
    return repeats().count()


def again_of(row: Exhibit) -> list[Exhibit]:
    """The same firearm in other cases, the oldest first."""
    if not row.serial_key:
        return []
    same = Exhibit.objects.filter(serial_key=row.serial_key, withdrawn_at=None)
    same = same.annotate(maker=MAKER, sort=TYPE).filter(
        maker=row.make_code or row.make.upper(), sort=row.type_code or row.type.upper()
    )
    others = same.exclude(case=row.case_id).select_related("case").defer("keys")
    return list(others.order_by("registered_on", "pk")[:MOST])


def with_again(rows: QuerySet[Exhibit]) -> QuerySet[Exhibit]:
    """The same with `again`: whether the firearm stands in another case too."""
    same = (
        Exhibit.objects.exclude(serial_key="")
        .filter(serial_key=OuterRef("serial_key"), withdrawn_at=None)
        .annotate(maker=MAKER, sort=TYPE)
        .filter(maker=OuterRef("maker"), sort=OuterRef("sort"))
        .exclude(case=OuterRef("case"))
    )
    return rows.annotate(maker=MAKER, sort=TYPE, again=Exists(same))


def again_among(ids: Iterable[UUID]) -> set[UUID]:
    """Which of these exhibits stand in another case too."""
    rows: Any = with_again(Exhibit.objects.filter(pk__in=list(ids)))
    return set(rows.filter(again=True).values_list("pk", flat=True))
