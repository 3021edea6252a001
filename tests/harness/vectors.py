"""The golden vectors of the repository."""

import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "vectors"


def vectors(name):
    """One file of vectors: `vectors("ledger/tree")`."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
