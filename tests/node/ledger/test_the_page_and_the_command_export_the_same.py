"""The download of the ledger's page and the file of the command are the same bytes."""

import pytest

from rastro.canonical import SigningKey
from rastro.ledger import verify_export
from rastro_node.core.context import this_node
from rastro_node.ledger import services, writing
from rastro_node.ledger.writing import export_write


@pytest.fixture
def key(monkeypatch):
    made = SigningKey.generate("XA/sign/1")
    monkeypatch.setattr(services, "signing_key", lambda: made)
    monkeypatch.setattr(writing, "signing_key", lambda: made)
    return made


def test_byte_for_byte(sign_in, key, tmp_path):
    page = sign_in("iris")
    page.get("/ledger/")
    export_write(tmp_path / "first", actor=this_node(), purpose="audit")
    downloaded = b"".join(page.post("/ledger/export/", {"purpose": "audit"}).streaming_content)
    export_write(tmp_path / "second", actor=this_node(), purpose="audit")
    first, second = (tmp_path / "first").read_bytes(), (tmp_path / "second").read_bytes()
    assert downloaded.startswith(first)
    assert second.startswith(downloaded)
    assert verify_export(downloaded.splitlines(), public_key=key.public()).sound
