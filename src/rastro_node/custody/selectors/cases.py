"""Cases: by number, by words, and with how much is in each."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat, Lower

from rastro.canonical import NotFound
from rastro.custody import ItemKind, SeizureContext
from rastro.nomenclator.folding import plain
from rastro_node.custody.models import Case, Exhibit

ACCENTED, BARE = "áàâãäåéèêëíìîïóòôõöúùûüçñ", "aaaaaaeeeeiiiiooooouuuucn"
TOLD = Func(
    Lower(Concat("district", Value(" "), "place", Value(" "), "offence")),
    Value(ACCENTED),
    Value(BARE),
    function="translate",
    output_field=TextField(),
)
"""A case's words without accents: people search for `Trafico` too."""


def cases() -> QuerySet[Case]:
    """Every case that was not withdrawn, the newest first."""
    return Case.objects.filter(withdrawn_at=None).order_by(F("opened_on").desc(nulls_last=True), "-pk")


def with_counts(rows: QuerySet[Case]) -> QuerySet[Case]:
    """The same with `firearms`, `others` (lots and parts) and `state_owned`, counted row by row shown."""
    inside = Exhibit.objects.filter(case=OuterRef("pk"), withdrawn_at=None).order_by()
    return rows.annotate(
        firearms=_counted(inside.filter(kind=ItemKind.FIREARM)),
        others=_counted(inside.exclude(kind=ItemKind.FIREARM)),
        state_owned=_counted(inside.filter(state_owned=True)),
    )


def _counted(rows: QuerySet[Exhibit]) -> Coalesce:
    counted = rows.annotate(_n=Func(F("pk"), function="count", output_field=IntegerField())).values("_n")
    return Coalesce(Subquery(counted), 0)


def cases_matching(*, words: str = "", context: str = "") -> QuerySet[Case]:
    """Cases by number, or a word of their district, place or offence; narrowed by how things came."""
    found = cases()
    if words:
        named = Q(number__iexact=words) | Q(external_id__iexact=words) | Q(told__contains=plain(words))
        found = found.alias(told=TOLD).filter(named)
    if context in set(SeizureContext):
        found = found.filter(context=context)
    return found


def cases_of(ids: Collection[UUID]) -> QuerySet[Case]:
    """These cases, also those that were withdrawn."""
    return Case.objects.filter(pk__in=ids)


def case_row(case_id: UUID) -> Case:
    """One case, also one that was withdrawn.

    Raises
    ------
    NotFound
        `custody.case.unknown`.
    """
    row = Case.objects.filter(pk=case_id).first()
    if row is None:
        raise NotFound("custody.case.unknown", field="case")
    return row


def kinds_in(case: Case) -> dict[str, int]:
    """How many exhibits of each kind a case has."""
    standing = Exhibit.objects.filter(case=case, withdrawn_at=None)
    return dict(standing.order_by().values_list("kind").annotate(Count("pk")))
