"""Pairs of records that may be of one firearm, put before a person; nothing is merged."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from rastro.canonical import Text
from rastro.tracing import Frequencies
from rastro_node.core import jobs
from rastro_node.core.actors import Actor
from rastro_node.core.models import Job
from rastro_node.custody.selectors import firearm_count, firearms_in_custody
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record
from rastro_node.registry.models import Firearm, LinkProposal
from rastro_node.registry.selectors.links import EXHIBIT, FIREARM
from rastro_node.registry.selectors.pairing import Pair, pairs_of, register_frequencies

PROPOSE = "registry.links.propose"
BATCH = 500


@transaction.atomic
def propose_for(refs: Sequence[str], *, frequencies: Frequencies | None = None) -> int:
    """Put the likely pairs of these records into the queue; how many are new.

    The same call serves a record entered at the desk, a batch of an import, and records written offline. A
    pair that is there already keeps its decision and gets its present probability.
    """
    rows = [_row(pair) for pair in pairs_of(refs, frequencies=frequencies)]
    if not rows:
        return 0
    before = _count([(row.left, row.right) for row in rows])
    LinkProposal.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["left", "right"],
        update_fields=["probability", "log10_lr", "reasons", "state_owned"],
    )
    return len(rows) - before


@transaction.atomic
def propose_at_entry(refs: Sequence[str]) -> int:
    """The same for what is entered at the desk: of two entries at once, the second sees the first.

    The last step of the entry's transaction, which holds the others' back until it is over.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [PROPOSE])
    return propose_for(refs)


def _row(pair: Pair) -> LinkProposal:
    return LinkProposal(
        left=pair.left.ref,
        right=pair.right.ref,
        probability=pair.weight.probability,
        log10_lr=pair.weight.log10_lr,
        reasons=[
            {"verdict": each.verdict, "subject": each.subject, "text": each.text.as_json()}
            for each in pair.weight.reasons
        ],
        state_owned=pair.left.state_owned or pair.right.state_owned,
        proposed_at=timezone.now(),
    )


def _count(pairs: Sequence[tuple[str, str]]) -> int:
    lefts, rights = [left for left, _ in pairs], [right for _, right in pairs]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM registry_linkproposal p JOIN unnest(%s::varchar[], %s::varchar[]) q(l, r)"
            ' ON p."left" = q.l AND p."right" = q.r',
            [lefts, rights],
        )
        return int(cursor.fetchone()[0])


@transaction.atomic
def propose_start(*, actor: Actor, source: str = "") -> Job:
    """Start comparing everything with everything, or what one import brought; it goes on after a kill."""
    title = Text("registry.link.job.import", {"number": source}) if source else Text("registry.link.job", {})
    job = jobs.start(PROPOSE, actor=actor, title=title, arguments={"source": source})
    about = f"import/{source}" if source else "register"
    act_record(act_by(actor, "links.find", about, payload={"job": str(job.pk), "source": source}))
    return job


def propose_unfinished(actor: Actor) -> Job | None:
    """A comparison of everything that this actor started and that was cut short."""
    open_ones = Job.objects.filter(
        kind=PROPOSE, owner=actor.id, state__in=[Job.State.WAITING, Job.State.RUNNING]
    )
    return open_ones.filter(arguments={"source": ""}).order_by("pk").first()


def propose_all(run: "jobs.Run", *, source: str = "") -> dict[str, Any]:
    """Compare the register, then custody, in batches; each is stored by itself and remembered."""
    frequencies, stand = register_frequencies(), _Stand(*(run.checkpoint or ()))
    total = _firearms(source).count() + firearm_count(source=source)
    for kind, batch in _batches(source, stand):
        stand.proposed += propose_for([f"{kind}/{each}" for each in batch], frequencies=frequencies)
        stand.pass_by(kind, batch)
        run.save(list(astuple(stand)))
        run.progress(stand.firearms + stand.exhibits, total)
    return {"firearms": stand.firearms, "exhibits": stand.exhibits, "proposed": stand.proposed}


@dataclass(slots=True)
class _Stand:
    """How far a comparison is: the last record of a batch that is stored, and what was counted."""

    firearms: int = 0
    proposed: int = 0
    after: str | None = None
    kind: str = FIREARM
    exhibits: int = 0

    def pass_by(self, kind: str, batch: Sequence[UUID]) -> None:
        """A batch is stored."""
        self.kind, self.after = kind, str(batch[-1])
        if kind == FIREARM:
            self.firearms += len(batch)
        else:
            self.exhibits += len(batch)


def _batches(source: str, stand: _Stand) -> Iterator[tuple[str, list[UUID]]]:
    for kind in (FIREARM, EXHIBIT)[stand.kind == EXHIBIT :]:
        after = UUID(stand.after) if stand.after and stand.kind == kind else None
        while batch := _next(kind, source, after):
            yield kind, batch
            after = batch[-1]


def _next(kind: str, source: str, after: UUID | None) -> list[UUID]:
    if kind == EXHIBIT:
        return firearms_in_custody(source=source, after=after, limit=BATCH)
    rows = _firearms(source)
    rows = rows.filter(pk__gt=after) if after else rows
    return list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])


def _firearms(source: str) -> Any:
    return Firearm.objects.filter(source=source) if source else Firearm.objects.all()
