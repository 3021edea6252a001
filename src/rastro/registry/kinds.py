"""What can happen to a firearm, and the groups of kinds the rules speak of."""

from enum import StrEnum


class EventKind(StrEnum):
    """The kinds of event in a firearm's life, in the words of CIFTA, the UN Firearms Protocol and the ITI."""

    MANUFACTURED = "manufactured"
    MARKED = "marked"
    IMPORTED = "imported"
    EXPORTED = "exported"
    TRANSFERRED_TO_DEALER = "transferred_to_dealer"
    SOLD = "sold"
    TRANSFERRED = "transferred"
    REGISTERED = "registered"
    REPORTED_LOST = "reported_lost"
    REPORTED_STOLEN = "reported_stolen"
    RECOVERED = "recovered"
    SEIZED = "seized"
    FOUND = "found"
    SURRENDERED = "surrendered"
    RETURNED = "returned"
    DEACTIVATED = "deactivated"
    DESTROYED = "destroyed"
    FITTED = "fitted"
    DETACHED = "detached"
    CORRECTED = "corrected"
    DUPLICATE_NOTED = "duplicate_noted"
    WITHDRAWN = "withdrawn"


HANDOVERS = frozenset(
    {
        EventKind.IMPORTED,
        EventKind.EXPORTED,
        EventKind.TRANSFERRED_TO_DEALER,
        EventKind.SOLD,
        EventKind.TRANSFERRED,
        EventKind.REGISTERED,
    }
)
"""Kinds that give the firearm a new lawful holder."""

DISPOSALS = HANDOVERS - {EventKind.IMPORTED, EventKind.REGISTERED}
"""Kinds by which a holder lets the firearm go."""

REPORTS = frozenset({EventKind.REPORTED_LOST, EventKind.REPORTED_STOLEN})
"""Kinds by which a holder says the firearm is missing."""

INTO_CUSTODY = frozenset({EventKind.RECOVERED, EventKind.SEIZED, EventKind.FOUND, EventKind.SURRENDERED})
"""Kinds that bring the firearm into a State's hands."""

ADMINISTRATIVE = frozenset({EventKind.CORRECTED, EventKind.DUPLICATE_NOTED, EventKind.WITHDRAWN})
"""Kinds about the record rather than the firearm; they stay possible after destruction."""

OF_PARTS = frozenset({EventKind.FITTED, EventKind.DETACHED})
"""Kinds that say of a part with marks of its own in which firearm it is, or that it is in none."""
