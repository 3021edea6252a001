"""The life of a firearm: events in, state out, and what must never happen in between."""

from rastro.registry.check import accept_event, check_event, check_life, life_findings
from rastro.registry.corrections import CORRECTABLE, corrected, effective_events
from rastro.registry.event import Event, Holder, HolderKind
from rastro.registry.fold import apply_event, chain_of_holders, fold_events
from rastro.registry.form import check_form
from rastro.registry.kinds import (
    ADMINISTRATIVE,
    DISPOSALS,
    HANDOVERS,
    INTO_CUSTODY,
    OF_PARTS,
    REPORTS,
    EventKind,
)
from rastro.registry.order import in_order, renumbered
from rastro.registry.state import IN_CUSTODY, MISSING, FirearmState, Holding, MarkMade, Status
from rastro.registry.texts import kind_text, status_text

__all__ = [
    "ADMINISTRATIVE",
    "CORRECTABLE",
    "DISPOSALS",
    "HANDOVERS",
    "INTO_CUSTODY",
    "IN_CUSTODY",
    "MISSING",
    "OF_PARTS",
    "REPORTS",
    "Event",
    "EventKind",
    "FirearmState",
    "Holder",
    "HolderKind",
    "Holding",
    "MarkMade",
    "Status",
    "accept_event",
    "apply_event",
    "chain_of_holders",
    "check_event",
    "check_form",
    "check_life",
    "corrected",
    "effective_events",
    "fold_events",
    "in_order",
    "kind_text",
    "life_findings",
    "renumbered",
    "status_text",
]
