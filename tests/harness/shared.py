"""Real records beside the checkout: read where they are, never committed; a test without them says so."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def shared(path: str) -> Path:
    """A file of the real data, or a visible skip where it is absent."""
    file = SHARED / path
    if not file.exists():
        pytest.skip(f"no ../shared/data/{path}: this test needs the real records")
    return file
