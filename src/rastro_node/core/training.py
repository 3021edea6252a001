"""Training mode: one click signs in as a member of the cast. Outside the demo the node refuses to serve.

Four things must hold. The State's code is user-assigned (no real State has it), both listeners stay on the
loopback, `node.toml` asks for it, and the database carries the demo's seal, signed with this node's key.
"""

import ipaddress
import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from rastro.canonical import Forbidden, canonical_bytes
from rastro_node.core import texts as _texts  # noqa: F401 - registers the sentences
from rastro_node.core.keys import own_state, signing_key
from rastro_node.core.models import TrainingSeal

USER_ASSIGNED = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
"""ISO 3166-1 alpha-2 codes that no State will ever have."""
STATEMENT = "Nothing in this database is real: it was made by the demo."


def training_seal() -> None:
    """Seal the database as the demo's. Called by the demo's builder alone, on the database it has just made.

    Raises
    ------
    Forbidden
        If the node's settings do not allow the training mode anyway.
    """
    settings_check()
    statement = _statement()
    TrainingSeal.objects.create(statement=statement, signature=signing_key().sign(canonical_bytes(statement)))
    training_check.cache_clear()


def is_training() -> bool:
    """Whether this node runs in training mode, everything it takes being in order.

    Raises
    ------
    Forbidden
        If it was asked to but may not.
    """
    if not settings.RASTRO.flag("node.training"):
        return False
    training_check()
    return True


@cache
def training_check() -> None:
    """Check everything the training mode takes; remembered once it held.

    Raises
    ------
    Forbidden
        `core.training.state`, `.host` or `.seal`.
    """
    settings_check()
    seals = TrainingSeal.objects.values_list("statement", "signature")
    seals_check([(statement, bytes(signature)) for statement, signature in seals])


def settings_check() -> None:
    """Check what does not need the database.

    Raises
    ------
    Forbidden
        `core.training.flag`, `.state` or `.host`.
    """
    options = settings.RASTRO
    if not options.flag("node.training"):
        raise Forbidden("core.training.flag")
    if USER_ASSIGNED.fullmatch(own_state()) is None:
        raise Forbidden("core.training.state", state=own_state())
    hosts = [options.text("web.host"), options.text("exchange.host")]
    hosts += [
        urlsplit(address).hostname or ""
        for address in (options.text("web.address"), options.text("exchange.address"))
        if address
    ]
    for host in hosts:
        if not is_loopback(host):
            raise Forbidden("core.training.host", host=host)


def seals_check(seals: list[tuple[Any, bytes]]) -> None:
    """Check that one of the database's seals is this node's.

    Raises
    ------
    Forbidden
        `core.training.seal`.
    """
    key, statement = signing_key().public(), _statement()
    genuine = [
        signature
        for said, signature in seals
        if said == statement and key.verifies(canonical_bytes(statement), signature)
    ]
    if not genuine:
        raise Forbidden("core.training.seal")


def is_loopback(host: str) -> bool:
    """Whether a host name or address never leaves this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _statement() -> dict[str, str]:
    return {"statement": STATEMENT, "state": own_state(), "kid": signing_key().kid}
