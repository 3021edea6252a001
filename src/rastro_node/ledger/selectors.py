"""The ledger as an auditor reads it: entries with who stood behind them, and where the log stands."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from rastro.canonical import NotFound
from rastro_node.accounts.selectors import users
from rastro_node.ledger.models import Checkpoint, Entry, Frontier, Unsequenced

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """What to look for; empty fields ask for nothing.

    Parameters
    ----------
    action, about, actor
        Beginning of the action and of the object; the actor exactly.
    decision
        `allowed`, `denied` or `none`.
    since, until
        First and last day.
    """

    action: str = ""
    about: str = ""
    actor: str = ""
    decision: str = ""
    since: date | None = None
    until: date | None = None

    def as_query(self) -> dict[str, str]:
        """The fields that ask for something, as an address writes them."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: str(value) for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as people read it; `who` is the name where the actor has an account at this node."""

    id: UUID
    seq: int | None
    at: datetime
    actor: str
    who: str
    authority: str
    action: str
    about: str
    purpose: str
    legal_basis: str
    decision: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the log stands: entries numbered and not yet, and the last signed checkpoint."""

    size: int
    waiting: int
    checkpoint: Checkpoint | None


def standing() -> Standing:
    """Where the log stands now."""
    frontier = Frontier.objects.first()
    return Standing(
        size=frontier.size if frontier else 0,
        waiting=Unsequenced.objects.count(),
        checkpoint=Checkpoint.objects.order_by("-size").first(),
    )


def entries(asked: EntryFilter, *, before: UUID | None = None, limit: int = PAGE) -> list[EntryRow]:
    """Entries newest first, those older than `before`: pages by place, which do not slow down with depth."""
    found = _matching(asked).select_related("leaf").order_by("-id")
    if before is not None:
        found = found.filter(pk__lt=before)
    return _rows(found[:limit])


def entries_about(about: str, *, limit: int = PAGE) -> list[EntryRow]:
    """Who did what to one object, and who looked: newest first."""
    return _rows(Entry.objects.filter(object=about).select_related("leaf").order_by("-at")[:limit])


def entry(entry_id: UUID) -> EntryRow:
    """One entry.

    Raises
    ------
    NotFound
        `ledger.entry.unknown`.
    """
    found = _rows(Entry.objects.filter(pk=entry_id).select_related("leaf"))
    if not found:
        raise NotFound("ledger.entry.unknown", field="entry")
    return found[0]


def payload_of(entry_id: UUID) -> dict[str, object] | None:
    """What an entry is about; None where nothing was kept, or it was erased."""
    kept = Entry.objects.filter(pk=entry_id).values_list("payload__content", flat=True).first()
    return dict(kept) if isinstance(kept, dict) else None


def _matching(asked: EntryFilter) -> QuerySet[Entry]:
    conditions = {
        "action__startswith": asked.action,
        "object__startswith": asked.about,
        "actor": asked.actor,
        "decision": asked.decision,
        "at__date__gte": asked.since,
        "at__date__lte": asked.until,
    }
    return Entry.objects.filter(**{name: value for name, value in conditions.items() if value})


def _rows(found: Iterable[Entry]) -> list[EntryRow]:
    listed = list(found)
    names = _names({row.actor for row in listed})
    return [
        EntryRow(
            id=row.pk,
            seq=row.leaf.seq if hasattr(row, "leaf") else None,
            at=row.at,
            actor=row.actor,
            who=names.get(row.actor, ""),
            authority=row.authority,
            action=row.action,
            about=row.object,
            purpose=row.purpose,
            legal_basis=row.legal_basis,
            decision=row.decision,
        )
        for row in listed
    ]


def _names(actors: Iterable[str]) -> dict[str, str]:
    """Names of the persons among pseudonyms; programs, peers and the node keep theirs."""
    ids = {actor.partition("/")[2] for actor in actors if actor.startswith("person/")}
    known = users().filter(pk__in=[text for text in ids if _is_uuid(text)])
    return {f"person/{user.pk}": user.name for user in known}


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
