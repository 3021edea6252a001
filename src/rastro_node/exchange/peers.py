"""Peers as the signed directory describes them, and the channels to them."""

from django.db import transaction

from rastro.canonical import Unavailable
from rastro_node.core.keys import own_state
from rastro_node.exchange import models
from rastro_node.exchange.directories import directory


@transaction.atomic
def peers_read() -> int:
    """Bring the peers in line with the directory; the number of peers.

    A peer that has left the directory is retired, never forgotten: its messages stay.
    """
    current = directory()
    others = [peer for peer in current.peers if peer.state != own_state()]
    for peer in others:
        row, _ = models.Peer.objects.update_or_create(
            state=peer.address,
            defaults={
                "authority": peer.authority,
                "names": dict(peer.names),
                "url": peer.url,
                "certificate": peer.tls_pem,
                "directory_version": current.version,
                "retired": False,
            },
        )
        for direction in models.Channel.Direction.values:
            models.Channel.objects.get_or_create(peer=row, direction=direction)
    models.Peer.objects.exclude(state__in=[peer.address for peer in others]).update(retired=True)
    return len(others)


def peers_follow() -> bool:
    """Read the peers again when the directory is another than the one they were read from."""
    try:
        current = directory()
    except Unavailable:
        return False
    known = models.Peer.objects.filter(retired=False, directory_version=current.version)
    if known.count() != sum(peer.state != own_state() for peer in current.peers):
        peers_read()
    return False
