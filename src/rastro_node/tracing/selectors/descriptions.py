"""A recovery as the library describes it."""

from rastro.markings import Removal, SerialMark, SerialState
from rastro.tracing import Description
from rastro_node.tracing.described import mark_of
from rastro_node.tracing.models import Recovery


def mark_on(recovery: Recovery) -> SerialMark:
    """The serial as it was read."""
    state = SerialState(recovery.serial_state)
    if state in {SerialState.READ, SerialState.PARTLY_READ}:
        return mark_of(recovery.serial)
    removal = Removal(recovery.removal) if recovery.removal else None
    return SerialMark(state, None, recovery.serial, removal)


def description_of(recovery: Recovery) -> Description:
    """The firearm as read, for the library."""
    return Description(
        make=recovery.make,
        model=recovery.model,
        calibre=recovery.calibre,
        type=recovery.type,
        serial=mark_on(recovery),
        country=recovery.country,
        importer=recovery.importer,
        other_marks=tuple(recovery.other_marks),
    )
