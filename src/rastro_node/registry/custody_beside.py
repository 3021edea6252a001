"""What the register knows of a firearm in custody: pairs that wait or were decided, beside the exhibit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from rastro_node.core.actors import Actor
from rastro_node.core.permissions import Permission
from rastro_node.custody.hooks import Entered, Panel
from rastro_node.registry.selectors.links import FIREARM, Compared, compared_many, links_of, waiting_of
from rastro_node.registry.services.proposing import propose_at_entry

MOST = 10


@dataclass(frozen=True, slots=True)
class Beside:
    """Another record that may be, or is, the same firearm.

    Parameters
    ----------
    other
        The record.
    url
        Its page.
    pair
        Page of the pair, for whoever may decide; empty otherwise.
    verdict
        What was decided; empty while it waits.
    probability
        That both are one firearm, from 0 to 1; None for one decided without a proposal.
    """

    other: Compared
    url: str
    pair: str
    verdict: str
    probability: float | None


def propose_after_entry(entered: Entered) -> None:
    """A firearm that comes into custody is compared with the register and with what lies there."""
    propose_at_entry(entered.refs)


def pairs_beside(actor: Actor, ref: str) -> Mapping[str, Any] | None:
    """The pairs of an exhibit, for whoever reads the register; None when there are none."""
    if Permission.FIREARM_READ not in actor.permissions:
        return None
    may_decide = Permission.FIREARM_REGISTER in actor.permissions
    rows: list[tuple[str, str, str, UUID | None, float | None]] = [
        (each.left, each.right, "", each.pk, each.probability) for each in waiting_of(ref)[:MOST]
    ]
    rows += [(each.left, each.right, each.verdict, None, each.probability) for each in links_of(ref)[:MOST]]
    others = compared_many(right if left == ref else left for left, right, *_rest in rows)
    beside = []
    for left, right, verdict, pair, probability in rows:
        other = others.get(right if left == ref else left)
        if other is not None:
            address = reverse("registry:link", args=[pair]) if pair and may_decide else ""
            beside.append(Beside(other, _page(other), address, verdict, probability))
    return {"pairs": beside} if beside else None


def _page(record: Compared) -> str:
    room = "registry:firearm" if record.kind == FIREARM else "custody:exhibit"
    return reverse(room, args=[record.id])


PAIRS = Panel("registry/_pairs_beside.html", pairs_beside)
