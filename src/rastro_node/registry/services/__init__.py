"""Where the register changes: firearms enter it, things happen to them, files are taken over."""

from rastro_node.registry.services.firearms import (
    NewFirearm,
    check_description,
    event_append,
    firearm_register,
    firearms_register,
    read_recorded,
)
from rastro_node.registry.services.looking import persons_look_up
from rastro_node.registry.services.withdrawing import firearms_withdraw, in_use

__all__ = [
    "NewFirearm",
    "check_description",
    "event_append",
    "firearm_register",
    "firearms_register",
    "firearms_withdraw",
    "in_use",
    "persons_look_up",
    "read_recorded",
]
