"""What was decided about pairs of records, and what waits for a decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from rastro.canonical import InvalidInput, NotFound
from rastro.tracing import RegisteredFirearm
from rastro_node.custody.selectors import exhibit, exhibit_as_record, exhibits_by_id
from rastro_node.registry.lives import registered_of
from rastro_node.registry.models import Firearm, Link, LinkProposal

FIREARM, EXHIBIT = "firearm", "exhibit"
ONE, TWO, AGAIN, UNDONE = "one", "two", "again", "undone"
VERDICTS = (ONE, TWO, AGAIN)


@dataclass(frozen=True, slots=True)
class Compared:
    """A record as a pair compares it.

    Parameters
    ----------
    ref
        `firearm/<uuid>` or `exhibit/<uuid>`.
    record
        Its description.
    number
        Its public number.
    case
        Number of the case it was seized in; empty for a registered firearm.
    state_owned
        Whether it is recorded as property of the State.
    repeat
        Serial, make and type by which an exhibit is known again in another case.
    """

    ref: str
    record: RegisteredFirearm
    number: str
    case: str = ""
    state_owned: bool = False
    repeat: tuple[str, str, str] | None = None

    @property
    def kind(self) -> str:
        """`firearm` or `exhibit`."""
        return self.ref.partition("/")[0]

    @property
    def id(self) -> UUID:
        """Its identifier."""
        return UUID(self.ref.partition("/")[2])


def ref_of(text: str) -> str:
    """A reference in its one form.

    Raises
    ------
    InvalidInput
        `registry.link.reference`.
    """
    kind, _, identifier = text.strip().lower().partition("/")
    unknown = InvalidInput("registry.link.reference", field="ref", ref=text[:80])
    if kind not in {FIREARM, EXHIBIT}:
        raise unknown
    try:
        return f"{kind}/{UUID(identifier)}"
    except ValueError as error:
        raise unknown from error


def compared(ref: str) -> Compared:
    """A record of the register or of custody.

    Raises
    ------
    InvalidInput, NotFound
        If there is no such record.
    """
    kind, _, identifier = ref_of(ref).partition("/")
    if kind == FIREARM:
        row = Firearm.objects.filter(pk=identifier).first()
        if row is None:
            raise NotFound("registry.firearm.unknown", field="ref")
        return of_firearm(row)
    return of_exhibit(exhibit(UUID(identifier)))


def of_firearm(row: Firearm) -> Compared:
    """A registered firearm."""
    return Compared(f"{FIREARM}/{row.pk}", registered_of(row), row.number)


def of_exhibit(row: Any) -> Compared:
    """A firearm in custody."""
    repeat = (row.serial_key, row.make_code or row.make.upper(), row.type_code or row.type.upper())
    return Compared(
        f"{EXHIBIT}/{row.pk}",
        exhibit_as_record(row),
        row.number,
        row.case.number,
        row.state_owned,
        repeat if row.serial_key else None,
    )


def is_repeat(one: Compared, other: Compared) -> bool:
    """Whether both are in custody with one serial, make and type, in two cases."""
    return one.repeat is not None and one.repeat == other.repeat and one.case != other.case


def proposed_as(left: str, right: str) -> str:
    """What a pair would be: two seizures are one firearm seized again, all others one firearm."""
    return AGAIN if left.startswith(EXHIBIT) and right.startswith(EXHIBIT) else ONE


def proposals(*, verdict: str = "", everything: bool = False) -> QuerySet[LinkProposal]:
    """Pairs that wait, or those of a verdict; the likeliest first."""
    found = LinkProposal.objects.order_by("-probability", "-id")
    return found if everything else found.filter(verdict=verdict)


def waiting() -> int:
    """How many pairs wait."""
    return LinkProposal.objects.filter(verdict="").count()


def proposal(proposal_id: UUID) -> LinkProposal:
    """One pair.

    Raises
    ------
    NotFound
        `registry.link.unknown`.
    """
    row = LinkProposal.objects.filter(pk=proposal_id).first()
    if row is None:
        raise NotFound("registry.link.unknown", field="link")
    return row


def pair_of(left: str, right: str) -> tuple[str, str]:
    """Two references in the order in which a pair is kept.

    Raises
    ------
    InvalidInput
        `registry.link.itself`, `registry.link.reference`.
    """
    one, other = sorted((ref_of(left), ref_of(right)))
    if one == other:
        raise InvalidInput("registry.link.itself", field="right")
    return one, other


def history_of(left: str, right: str) -> list[Link]:
    """Everything decided about a pair, the oldest first."""
    return list(Link.objects.filter(left=left, right=right).order_by("at", "pk"))


def standing_of(left: str, right: str) -> Link | None:
    """The decision that stands."""
    rows = history_of(left, right)
    taken_back = {row.reverses for row in rows if row.reverses}
    decisions = [row for row in rows if row.verdict != UNDONE and row.pk not in taken_back]
    return decisions[-1] if decisions else None


def links_of(ref: str) -> list[Link]:
    """The standing decisions that a record is part of, the newest first."""
    rows = list(Link.objects.filter(Q(left=ref) | Q(right=ref)).order_by("-at", "-pk"))
    taken_back = {row.reverses for row in rows if row.reverses}
    return [row for row in rows if row.verdict != UNDONE and row.pk not in taken_back]


def waiting_of(ref: str) -> list[LinkProposal]:
    """The pairs of a record that wait for somebody."""
    return list(LinkProposal.objects.filter(Q(left=ref) | Q(right=ref), verdict="").order_by("-probability"))


def compared_many(refs: Iterable[str]) -> dict[str, Compared]:
    """Records by reference, as few queries as there are kinds; those that are gone are left out."""
    ids: dict[str, list[UUID]] = {FIREARM: [], EXHIBIT: []}
    for ref in set(refs):
        kind, _, identifier = ref.partition("/")
        ids[kind].append(UUID(identifier))
    firearms = Firearm.objects.defer("keys").in_bulk(ids[FIREARM]) if ids[FIREARM] else {}
    exhibits = exhibits_by_id(ids[EXHIBIT]) if ids[EXHIBIT] else {}
    rows = [*map(of_firearm, firearms.values()), *map(of_exhibit, exhibits.values())]
    return {each.ref: each for each in rows}
