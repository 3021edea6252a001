"""What the node's health page says of the exchange: peers that do not answer, the directory's age, clocks."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from rastro.canonical import RastroError, Text, timestamp
from rastro_node.core.health import Finding, Verdict, finding
from rastro_node.exchange import selectors
from rastro_node.exchange.directories import directory

ENDS_SOON = timedelta(days=30)


def check() -> Sequence[Finding]:
    """The directory, then each peer."""
    return [_directory(), *(_peer(row) for row in selectors.peers())]


def _directory() -> Finding:
    try:
        current = directory()
    except RastroError as error:
        return Finding(Text("exchange.health.directory"), Verdict.BAD, error.text)
    verdict = Verdict.WARN if current.expires - timezone.now() < ENDS_SOON else Verdict.GOOD
    params = {"version": current.version, "expires": timestamp(current.expires)}
    return finding("exchange.health.directory", verdict, **params)


def _peer(row: selectors.PeerRow) -> Finding:
    if row.failure is not None:
        return Finding(Text("exchange.health.peer"), Verdict.WARN, row.failure)
    return finding("exchange.health.peer", Verdict.GOOD, peer=row.state, waiting=row.waiting)
