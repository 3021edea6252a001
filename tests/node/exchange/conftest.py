"""Arcadia's node with keys and a directory, and Borealia as its neighbour."""

import pytest
from django.conf import settings
from tests.harness.neighbour import Neighbour, make_home, peer_of

from rastro.canonical import SigningKey
from rastro_node.core.keys import signing_key
from rastro_node.exchange.services import peers_read


@pytest.fixture(scope="session")
def exchange_keys():
    return {state: SigningKey.generate(f"{state}/sign/1") for state in ("XA", "XB", "XC")}


@pytest.fixture
def home(tmp_path, exchange_keys, monkeypatch):
    peers = tuple(peer_of(state, key) for state, key in exchange_keys.items())
    root = SigningKey.generate("XS/directory/1")
    options = make_home(tmp_path / "xa", own=exchange_keys["XA"], peers=peers, root=root)
    monkeypatch.setattr(settings, "RASTRO", options)
    signing_key.cache_clear()
    yield options
    signing_key.cache_clear()


@pytest.fixture
def arcadia(db, home):
    """The node's own side, peers read."""
    peers_read()


@pytest.fixture
def borealia(arcadia, exchange_keys):
    return Neighbour("XB", exchange_keys["XB"])
