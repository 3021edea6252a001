"""Pairs of records that may be of one firearm, put before a person; nothing is merged."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from rastro.canonical import Text
from rastro.tracing import Frequencies
from rastro_node.core import jobs
from rastro_node.core.actors import Actor
from rastro_node.core.models import Job
from rastro_node.registry.models import Firearm, LinkProposal
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


def propose_start(*, actor: Actor, source: str = "") -> Job:
    """Start comparing the whole register with itself, or what one import brought; it goes on after a kill."""
    title = Text("registry.link.job.import", {"number": source}) if source else Text("registry.link.job", {})
    return jobs.start(PROPOSE, actor=actor, title=title, arguments={"source": source})


def propose_all(run: "jobs.Run", *, source: str = "") -> dict[str, Any]:
    """Compare in batches; each is stored by itself and remembered."""
    done, proposed, after = (run.checkpoint or [0, 0, None])[:3]
    rows = Firearm.objects.filter(source=source) if source else Firearm.objects.all()
    total, frequencies = rows.count(), register_frequencies()
    for batch in _batches(rows.order_by("pk"), after):
        proposed += propose_for([f"firearm/{each}" for each in batch], frequencies=frequencies)
        done += len(batch)
        run.save([done, proposed, str(batch[-1])])
        run.progress(done, total)
    return {"firearms": done, "proposed": proposed}


def _batches(rows: Any, after: str | None) -> Iterator[list[UUID]]:
    while True:
        left = rows.filter(pk__gt=after) if after else rows
        batch = list(left.values_list("pk", flat=True)[:BATCH])
        if not batch:
            return
        yield batch
        after = str(batch[-1])
