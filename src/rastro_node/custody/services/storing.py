"""The lines of a file stored a batch at a time by COPY, and an import withdrawn again."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from rastro.canonical import Conflict, uuid7
from rastro_node.core.actors import Actor
from rastro_node.core.copying import Table
from rastro_node.core.sequences import next_numbers
from rastro_node.custody.models import Case, Exhibit
from rastro_node.custody.values import NewCase, NewLine
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record
from rastro_node.nomenclator.services import terms_keep


@transaction.atomic
def seizures_store(lines: Sequence[NewLine], *, actor: Actor, source: str) -> None:
    """Store the lines of a batch, all or none, with one entry of the ledger.

    Parameters
    ----------
    source
        Number of the import.

    Raises
    ------
    Conflict
        `custody.exhibit.twice`, when another import was faster with one of them.
    """
    if not lines:
        return
    now = timezone.now()
    cases = _cases([line.case for line in lines], source, now)
    numbers = next_numbers("E", len(lines))
    try:
        with transaction.atomic():
            _copy(lines, cases, numbers, source, now)
    except IntegrityError as error:
        raise Conflict("custody.exhibit.twice") from error
    terms_keep(word for line in lines for word in line.unknown)
    digest = hashlib.sha256("\n".join(str(line.columns["identity"]) for line in lines).encode()).hexdigest()
    payload = {"exhibits": len(lines), "first": numbers[0], "last": numbers[-1], "lines": digest}
    act_record(act_by(actor, "exhibit.import", f"import/{source}", payload=payload))


def _cases(named: Sequence[NewCase], source: str, now: datetime) -> Mapping[str, UUID]:
    """The cases of a batch by their own number; those that are not here yet are opened."""
    first: dict[str, NewCase] = {}
    for case in named:
        first.setdefault(case.external_id, case)
    known = _known(list(first))
    missing = [case for name, case in first.items() if name not in known]
    rows = [
        Case(number=number, source=source, entered_at=now, **asdict(case))
        for number, case in zip(next_numbers("C", len(missing)), missing, strict=True)
    ]
    if not rows:
        return known
    # A case that another import opens at this very moment is taken as that one opened it.
    Case.objects.bulk_create(rows, ignore_conflicts=True)
    return {**known, **_known([case.external_id for case in missing])}


def _known(names: Sequence[str]) -> dict[str, UUID]:
    found = Case.objects.filter(external_id__in=names, withdrawn_at=None)
    return dict(found.values_list("external_id", "pk"))


def _copy(
    lines: Sequence[NewLine], cases: Mapping[str, UUID], numbers: Sequence[str], source: str, now: datetime
) -> None:
    table = Table(Exhibit, ("id", "number", "case_id", "source", "entered_at", *lines[0].columns))
    table.write(
        (uuid7(), number, cases[line.case.external_id], source, now, *line.columns.values())
        for line, number in zip(lines, numbers, strict=True)
    )


@transaction.atomic
def import_withdraw(*, actor: Actor, number: str, limit: int) -> int:
    """Withdraw up to `limit` exhibits of an import, and the cases that it opened and that are empty then.

    Returns
    -------
    int
        How many exhibits; 0 when none is left.
    """
    standing = Exhibit.objects.filter(source=number, withdrawn_at=None)
    found = list(standing.order_by("pk").values_list("pk", "case")[:limit])
    if not found:
        return 0
    now, ids = timezone.now(), [pk for pk, _case in found]
    cases = {case for _pk, case in found}
    Exhibit.objects.filter(pk__in=ids).update(withdrawn_at=now)
    filled = Exhibit.objects.filter(case__in=cases, withdrawn_at=None).values("case")
    opened = Case.objects.filter(pk__in=cases, source=number, withdrawn_at=None)
    opened.exclude(pk__in=filled).update(withdrawn_at=now)
    act_record(
        act_by(actor, "exhibit.withdraw", f"import/{number}", payload={"exhibits": len(ids)}),
    )
    return len(ids)
