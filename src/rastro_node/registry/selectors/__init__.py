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
from rastro_node.registry.selectors.reading_as import ReadAs, firearms_read_as

__all__ = [
    "ReadAs",
    "by_external_id",
    "by_serials",
    "firearm_row",
    "firearms",
    "firearms_like",
    "firearms_read_as",
    "life_of",
    "population",
    "registered",
    "same_serial",
    "state_of",
]
