"""What the worker does for this room: compare the register with itself."""

from typing import Any

from rastro_node.core import jobs
from rastro_node.registry.services.proposing import PROPOSE, propose_all


@jobs.kind(PROPOSE)
def propose(run: jobs.Run, source: str = "") -> dict[str, Any]:
    """Put pairs that may be one firearm before a person; killed, it goes on behind the last batch."""
    return propose_all(run, source=source)
