"""Who does long work: the options of the commands that spread it."""

import os
from typing import Annotated

import typer

CORES = os.cpu_count() or 1

Workers = Annotated[int, typer.Option(min=1, max=256, help="Cores to use.")]
Scheduler = Annotated[
    str | None,
    typer.Option(help="A Dask scheduler whose workers do it instead: tcp://HOST:8786 or tls://HOST:8786."),
]
