"""What the worker runs: jobs of the core."""

from uuid import UUID

from procrastinate.contrib.django import app

from rastro_node.core import jobs


@app.task(name=jobs.TASK, queue=jobs.QUEUE)
def job_run(job_id: str) -> None:
    """Run one job."""
    jobs.run(UUID(job_id))
