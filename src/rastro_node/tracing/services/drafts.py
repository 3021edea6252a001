"""An intake put aside and resumed."""

from collections.abc import Mapping
from uuid import UUID

from rastro.canonical import NotFound, TooLarge
from rastro_node.core.actors import Actor
from rastro_node.ledger.hearing import pseudonym
from rastro_node.tracing import checking
from rastro_node.tracing.models import RecoveryDraft

MAX_DRAFT = 40_000


def draft_save(*, actor: Actor, content: Mapping[str, str], draft: UUID | None = None) -> RecoveryDraft:
    """Keep an intake as typed, checked or not; only its owner sees it, so no ledger entry is due.

    Raises
    ------
    TooLarge
        `tracing.recovery.too_long`.
    NotFound
        `tracing.draft.unknown`.
    """
    size = sum(len(name) + len(value) for name, value in content.items())
    if size > MAX_DRAFT:
        raise TooLarge("tracing.recovery.too_long", length=size, limit=MAX_DRAFT)
    if draft is None:
        return RecoveryDraft.objects.create(owner=pseudonym(actor), content=checking.storable(content))
    row = RecoveryDraft.objects.filter(pk=draft, owner=pseudonym(actor)).first()
    if row is None:
        raise NotFound("tracing.draft.unknown", field="draft")
    row.content = checking.storable(content)
    row.save()
    return row


def draft_discard(*, actor: Actor, draft: UUID) -> None:
    """Throw a draft of one's own away."""
    RecoveryDraft.objects.filter(pk=draft, owner=pseudonym(actor)).delete()
