"""What the register knows."""

from rastro_node.registry.selectors.firearms import (
    by_external_id,
    by_serials,
    firearm_row,
    firearms,
    firearms_like,
    life_of,
    population,
    registered,
    same_serial,
    state_of,
)

__all__ = [
    "by_external_id",
    "by_serials",
    "firearm_row",
    "firearms",
    "firearms_like",
    "life_of",
    "population",
    "registered",
    "same_serial",
    "state_of",
]
