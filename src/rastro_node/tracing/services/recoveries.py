"""Record what was recovered, and what was done with it since."""

from collections.abc import Iterable
from typing import Unpack
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rastro.canonical import Conflict, InvalidInput, NotFound
from rastro.tracing import ORDER_OF_WORK, work_before
from rastro_node.core.actors import Actor
from rastro_node.core.sequences import next_number
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.hearing import pseudonym
from rastro_node.ledger.services import act_record
from rastro_node.nomenclator.selectors import Resolver
from rastro_node.nomenclator.services import terms_keep
from rastro_node.tracing.described import Described, Words, serial_key
from rastro_node.tracing.models import Recovery, RecoveryCheck, RecoveryDraft

KIND = "R"


@transaction.atomic
def recovery_record(
    *, actor: Actor, number: str | None = None, draft: UUID | None = None, **words: Unpack[Words]
) -> Recovery:
    """Record a recovered firearm in the words it was described in.

    Parameters
    ----------
    number
        Its public number; the next one when left out.
    draft
        The draft it grew from, which goes.

    Raises
    ------
    RastroError
        `tracing.recovery.*`, `markings.serial.*`, each with its field.
    """
    described = Described(**words).checked()
    if described.external_id:
        refuse_repeated(described.external_id)
    recovery = recovery_row(described, number=number or next_number(kind=KIND), by=pseudonym(actor))
    recovery.save(force_insert=True)
    if draft is not None:
        RecoveryDraft.objects.filter(pk=draft, owner=pseudonym(actor)).delete()
    unknown_words_keep([recovery])
    act_record(act_by(actor, "recovery.record", f"recovery/{recovery.pk}", payload=payload_of(recovery)))
    return recovery


def refuse_repeated(external_id: str) -> None:
    """Refuse an identifier that is on record.

    Raises
    ------
    Conflict
        `tracing.recovery.exists`.
    """
    earlier = Recovery.objects.filter(external_id=external_id).values_list("number", flat=True).first()
    if earlier:
        raise Conflict(
            "tracing.recovery.exists", field="external_id", external_id=external_id, number=earlier
        )


def recovery_row(described: Described, *, number: str, by: str) -> Recovery:
    """The row of a checked description, not yet saved."""
    mark = described.mark()
    return Recovery(
        number=number,
        external_id=described.external_id,
        make=described.make,
        model=described.model,
        calibre=described.calibre,
        type=described.type,
        serial=described.serial,
        serial_state=mark.state.value,
        removal=mark.removal.value if mark.removal else "",
        serial_key=serial_key(mark),
        country=described.country,
        importer=described.importer,
        other_marks=list(described.other_marks),
        recovered_on=described.recovered_on,
        place=described.place,
        found_by=described.found_by,
        context=dict(described.context),
        possessor=dict(described.possessor),
        associates=[dict(each) for each in described.associates],
        remarks=described.remarks,
        recorded_by=by,
        recorded_at=timezone.now(),
    )


def unknown_words_keep(recoveries: Iterable[Recovery]) -> None:
    """Let makes, calibres and types that no table knows wait for a curator; they stay as read."""
    resolver = Resolver()
    terms_keep(
        word
        for each in recoveries
        for word in resolver.codes(make=each.make, calibre=each.calibre, type_=each.type).abstained
    )


def payload_of(recovery: Recovery) -> dict[str, object]:
    """What the ledger keeps of a recovery: nothing personal."""
    return {
        "number": recovery.number,
        "external_id": recovery.external_id,
        "make": recovery.make,
        "serial": recovery.serial,
        "recovered_on": recovery.recovered_on.isoformat() if recovery.recovered_on else "",
    }


def checks_done(recovery_id: UUID) -> set[str]:
    """The steps of the order of work that are done now."""
    marks = RecoveryCheck.objects.filter(recovery=recovery_id).order_by("at", "id")
    last = dict(marks.values_list("step", "done"))
    return {step for step, done in last.items() if done}


@transaction.atomic
def check_mark(*, actor: Actor, recovery_id: UUID, step: str, done: bool) -> RecoveryCheck:
    """Mark a step of the order of work as done, or as not done after all.

    Raises
    ------
    InvalidInput
        `tracing.recovery.check`.
    NotFound
        `tracing.recovery.unknown`.
    Conflict
        `tracing.recovery.check_order`: the test fire waits for prints and DNA.
    """
    if step not in {each.code for each in ORDER_OF_WORK}:
        raise InvalidInput("tracing.recovery.check", field="step", step=step[:40])
    if not Recovery.objects.filter(pk=recovery_id).exists():
        raise NotFound("tracing.recovery.unknown", field="recovery")
    first = work_before(step, checks_done(recovery_id)) if done else ()
    if first:
        raise Conflict("tracing.recovery.check_order", field="step", first=first[0].text)
    check = RecoveryCheck.objects.create(
        recovery_id=recovery_id, step=step, done=done, by=pseudonym(actor), at=timezone.now()
    )
    act_record(
        act_by(actor, "recovery.check", f"recovery/{recovery_id}", payload={"step": step, "done": done})
    )
    return check
