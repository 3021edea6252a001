"""Where the register changes: firearms enter it, things happen to them, files are taken over."""

from rastro_node.registry.services.firearms import (
    NewFirearm,
    check_description,
    event_append,
    firearm_register,
    firearms_register,
    read_recorded,
)

__all__ = [
    "NewFirearm",
    "check_description",
    "event_append",
    "firearm_register",
    "firearms_register",
    "read_recorded",
]
