"""The signed directory in the node's home: read, checked, and kept for as long as its file stays the same."""

import json
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from rastro.canonical import PublicKey, Unavailable, public_key
from rastro.exchange import Directory, read_directory
from rastro_node.core.keys import own_state


def own_address() -> str:
    """The node's own address in the exchange."""
    return own_state()


def directory() -> Directory:
    """The directory as its file stands now.

    Raises
    ------
    Unavailable
        `exchange.directory.missing` if there is no directory file yet.
    Refused
        If the file is not a directory signed with the trusted key.
    """
    try:
        return _read(settings.RASTRO.path("keys.directory").stat().st_mtime_ns)
    except FileNotFoundError:
        raise Unavailable("exchange.directory.missing") from None


@lru_cache(maxsize=2)
def _read(_modified: int) -> Directory:
    data = settings.RASTRO.path("keys.directory").read_bytes().strip()
    return read_directory(data, trusted_key=_trusted_key(), now=timezone.now())


def _trusted_key() -> PublicKey:
    root = json.loads(settings.RASTRO.path("keys.directory_root").read_bytes())
    return public_key(root["kid"], root["alg"], root["jwk"])
