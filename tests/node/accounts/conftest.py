"""A node in training mode, as the demo makes it."""

import pytest

from rastro.canonical import SigningKey
from rastro_node.core.keys import signing_key
from rastro_node.core.training import training_check


@pytest.fixture
def own_key(tmp_path, serve_state):
    """Give this node a signing key; call it to serve a State with more settings."""

    def serve(state="XA", **values):
        path = tmp_path / "signing.pem"
        if not path.exists():
            path.write_bytes(SigningKey.generate(f"{state}/sign/1").to_pem())
        serve_state(state, **{"keys.signing": str(path), **values})

    signing_key.cache_clear()
    training_check.cache_clear()
    yield serve
    signing_key.cache_clear()
    training_check.cache_clear()
