"""Offices of five States, without a node."""

from datetime import UTC, datetime

import pytest

from rastro.testing.exchange import offices

NOW = datetime(2021, 1, 14, 9, 30, tzinfo=UTC)

STATES = ("XA", "XB", "XC", "XD", "XE")


@pytest.fixture
def states():
    """Arcadia and four others who know each other; Cascadia and Esperia sign with ECDSA."""
    ecdsa = ("XC", "XE")
    return offices({each: "ES256" if each in ecdsa else "Ed25519" for each in STATES}, now=NOW)
