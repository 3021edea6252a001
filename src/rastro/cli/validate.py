"""`rastro validate`: a laboratory's validation report, from its own known pairs."""

import typer


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
