"""The node's own signing key, read once a process."""

from functools import cache

from django.conf import settings

from rastro.canonical import SigningKey, Unavailable


def own_state() -> str:
    """ISO 3166-1 code of the State this node serves."""
    return str(settings.RASTRO.text("node.state"))


@cache
def signing_key() -> SigningKey:
    """The key with which this node signs messages, receipts and checkpoints.

    Raises
    ------
    Unavailable
        `core.key.missing` if the file is not there or cannot be read.
    """
    path = settings.RASTRO.path("keys.signing")
    kid = settings.RASTRO.text("keys.signing_kid") or f"{own_state()}/sign/1"
    try:
        return SigningKey.from_pem(kid, path.read_bytes())
    except OSError:
        raise Unavailable("core.key.missing", path=path.name) from None
