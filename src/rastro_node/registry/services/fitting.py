"""Parts with marks of their own: which firearm each is fitted to, as events of the part's life."""

from datetime import date
from uuid import UUID

from rastro.canonical import InvalidInput, NotFound
from rastro.registry import Event, EventKind, FirearmState
from rastro_node.registry.models import Firearm
from rastro_node.registry.selectors.lists import is_part


def fitted(to: UUID, on: date | None = None, reference: str = "") -> Event:
    """The event that a part is fitted to a firearm."""
    return Event("", EventKind.FITTED, on, reference=reference, data={"to": str(to)})


def check_fitting(row: Firearm, state: FirearmState) -> None:
    """Refuse to fit what is no part, or into what is no whole firearm of this register.

    Raises
    ------
    InvalidInput, NotFound
        `registry.part.*`.
    """
    if not state.part_of:
        return
    if not is_part(row):
        raise InvalidInput("registry.part.whole", field="kind")
    target = _id(state.part_of)
    whole = Firearm.objects.defer("keys").filter(pk=target).first()
    if whole is None:
        raise NotFound("registry.part.unknown", field="data")
    if is_part(whole):
        raise InvalidInput("registry.part.into_part", field="data")


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound("registry.part.unknown", field="data") from error
