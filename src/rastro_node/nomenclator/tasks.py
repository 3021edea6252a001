"""Long work of the nomenclator: proposing the crosswalk of an official table."""

from typing import Any
from uuid import UUID

from rastro_node.core import jobs
from rastro_node.nomenclator.services import PROPOSE, crosswalk_propose


@jobs.kind(PROPOSE, page="nomenclator:official_job")
def propose(run: jobs.Run, table_id: str) -> dict[str, Any]:
    """Propose a crosswalk; killed, it goes on with the rows that have none."""
    rows = crosswalk_propose(UUID(table_id), progress=run.progress)
    return {"table": table_id, "rows": rows}
