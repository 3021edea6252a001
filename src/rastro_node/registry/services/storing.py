"""New firearms and their events into the tables, many at once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from rastro.registry import Event, FirearmState
from rastro_node.core.copying import Table, json_text, texts_literal
from rastro_node.core.serial_words import keys_of
from rastro_node.nomenclator.selectors import Codes
from rastro_node.registry.lives import holder_json, is_missing
from rastro_node.registry.models import Firearm, FirearmEvent

if TYPE_CHECKING:
    from rastro_node.registry.services.firearms import NewFirearm

FIREARM = (
    "id", "number", "external_id", "make", "model", "calibre", "type", "serial", "country", "make_code",
    "calibre_code", "type_code", "folded", "keys", "source", "row_digest", "events", "status", "since",
    "made_on", "sold_on", "missing", "duplicate_of", "registered_at",
)  # fmt: skip
EVENT = (
    "id", "firearm_id", "seq", "kind", "on", "at", "place", "holder", "authority", "reference", "data",
    "corrects",
)  # fmt: skip

type Values = tuple[Any, ...]


class Standing(NamedTuple):
    """Where its events leave a firearm: the columns that follow from them."""

    status: str
    since: date | None
    made_on: date | None
    sold_on: date | None
    missing: bool
    duplicate_of: str

    def on(self, day: date | None) -> "Standing":
        """The same of a life whose only event was on another day."""
        since, made_on, sold_on = (day if each else None for each in self[1:4])
        return Standing(self.status, since, made_on, sold_on, self.missing, self.duplicate_of)


def standing_of(state: FirearmState) -> Standing:
    """The columns that follow from a state."""
    return Standing(
        state.status.value,
        state.since,
        state.manufactured_on,
        state.sold_on,
        is_missing(state),
        state.duplicate_of or "",
    )


def firearm_values(
    new: "NewFirearm",
    codes: Codes,
    standing: Standing,
    *,
    firearm: UUID,
    number: str,
    source: str,
    events: int,
    now: datetime,
) -> Values:
    """A firearm's row, in the order of `FIREARM`: as described, its keys, and where its events leave it."""
    folded, keys = keys_of(new.serial)
    return (
        firearm, number, new.external_id, new.make, new.model, new.calibre, new.type, new.serial, new.country,
        codes.make, codes.calibre, codes.type, folded, texts_literal(keys), source, new.row_digest, events,
        *standing, now,
    )  # fmt: skip


def event_values(event: Event, firearm: UUID, *, seq: int) -> Values:
    """An event's row, in the order of `EVENT`."""
    return (
        event.id, firearm, seq, event.kind.value, event.on, event.at, event.place,
        json_text(holder_json(event.holder)) if event.holder else None, event.authority, event.reference,
        json_text(event.data) if event.data else "{}", event.corrects or "",
    )  # fmt: skip


def store(firearms: Sequence[Values], events: Sequence[Values]) -> None:
    """Write firearms, then their events."""
    Table(Firearm, FIREARM).write(firearms)
    Table(FirearmEvent, EVENT).write(events)
