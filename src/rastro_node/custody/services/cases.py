"""A case is opened, an exhibit entered in it, and whoever looks is on record."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from rastro.canonical import Conflict, NotFound
from rastro.custody import ItemKind
from rastro_node.core.actors import Actor
from rastro_node.core.sequences import next_number, next_numbers
from rastro_node.custody.describing import Describer, NewExhibit
from rastro_node.custody.hooks import Entered, on_entry
from rastro_node.custody.limits import check_case, check_exhibit
from rastro_node.custody.models import Case, Exhibit
from rastro_node.custody.values import NewCase
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record, acts_record
from rastro_node.nomenclator.services import terms_keep


@transaction.atomic
def case_open(*, actor: Actor, case: NewCase, exhibits: Sequence[NewExhibit] = ()) -> UUID:
    """Open a case with what was seized in it; its id.

    Raises
    ------
    InvalidInput, TooLarge
        `custody.case.*`, `custody.exhibit.*`.
    Conflict
        `custody.case.external_twice`.
    """
    check_case(case)
    values = asdict(case) | {"authority": case.authority or actor.authority}
    try:
        with transaction.atomic():
            row = Case.objects.create(number=next_number("C"), entered_at=timezone.now(), **values)
    except IntegrityError as error:
        raise Conflict(
            "custody.case.external_twice", field="external_id", external_id=case.external_id
        ) from error
    act_record(act_by(actor, "case.open", f"case/{row.pk}", payload={"number": row.number}))
    _enter(row, exhibits, actor)
    return row.pk


@transaction.atomic
def exhibit_add(*, actor: Actor, case_id: UUID, exhibit: NewExhibit) -> UUID:
    """Enter a thing in a case; its id.

    Raises
    ------
    NotFound
        `custody.case.unknown`.
    InvalidInput, TooLarge
        `custody.exhibit.*`.
    """
    case = Case.objects.filter(pk=case_id, withdrawn_at=None).first()
    if case is None:
        raise NotFound("custody.case.unknown", field="case")
    return _enter(case, [exhibit], actor)[0]


def _enter(case: Case, exhibits: Sequence[NewExhibit], actor: Actor) -> list[UUID]:
    for new in exhibits:
        check_exhibit(new)
    describer, now = Describer(), timezone.now()
    rows = [
        Exhibit(case=case, number=number, entered_at=now, **_columns(describer, new, case))
        for number, new in zip(next_numbers("E", len(exhibits)), exhibits, strict=True)
    ]
    Exhibit.objects.bulk_create(rows)
    terms_keep(word for new in exhibits for word in describer.codes(new).abstained)
    acts_record(
        act_by(
            actor, "exhibit.enter", f"exhibit/{row.pk}", payload={"number": row.number, "case": case.number}
        )
        for row in rows
    )
    firearms = tuple(f"exhibit/{row.pk}" for row in rows if row.kind == ItemKind.FIREARM)
    if firearms:
        on_entry.announce(Entered(actor, firearms))
    return [row.pk for row in rows]


def _columns(describer: Describer, new: NewExhibit, case: Case) -> dict[str, Any]:
    columns = describer.columns(new)
    return columns | {"registered_on": new.registered_on or case.opened_on}


def read_recorded(about: Iterable[str], *, actor: Actor, purpose: str = "") -> None:
    """Put on record that somebody looked at cases or exhibits.

    Parameters
    ----------
    about
        `case/<id>`, `exhibit/<id>`.
    """
    acts_record(
        act_by(actor, f"{each.partition('/')[0]}.read", each, purpose=purpose, decision="allowed")
        for each in about
    )
