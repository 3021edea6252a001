"""Which kinds and which imports somebody may work on."""

from uuid import UUID

from rastro.canonical import NotFound
from rastro_node.core.actors import Actor
from rastro_node.core.imports.kinds import ImportKind, kind_of, kinds
from rastro_node.core.imports.selectors import import_row
from rastro_node.core.imports.services import import_of
from rastro_node.core.keys import own_state
from rastro_node.core.models import Import
from rastro_node.core.policies import may


def kinds_of(actor: Actor) -> list[ImportKind]:
    """The kinds that somebody may run."""
    return [each for each in kinds() if each.permission in actor.permissions]


def permitted_kind(name: str, actor: Actor) -> ImportKind:
    """The kind of that name, for whoever may run it.

    Raises
    ------
    InvalidInput, Forbidden
        `core.import.kind` for none; the rule that refuses otherwise.
    """
    kind = kind_of(name)
    may(actor, kind.permission, state=own_state()).or_refuse()
    return kind


def permitted(import_id: UUID, actor: Actor, *, file: bool = True) -> Import:
    """An import for whoever may run its kind; with its file, or without.

    Raises
    ------
    NotFound, Forbidden
        `core.import.unknown` for none; the rule that refuses otherwise.
    """
    row = import_of(import_id) if file else import_row(import_id)
    if row is None:
        raise NotFound("core.import.unknown")
    permitted_kind(row.kind, actor)
    return row
