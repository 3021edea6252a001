"""The ledger as a file that can be verified anywhere, with `rastro ledger verify`."""

from collections.abc import Iterator

from rastro.ledger import checkpoint_line, entry_line, head_line
from rastro_node.ledger.models import Checkpoint, Leaf
from rastro_node.ledger.services import body_of, log_bring_up_to_date, log_origin

CHUNK = 2_000


def export_lines() -> Iterator[bytes]:
    """Every entry in order, and each checkpoint after the last entry it covers; constant memory."""
    log_bring_up_to_date()
    checkpoints = Checkpoint.objects.order_by("size").iterator(chunk_size=CHUNK)
    waiting = next(checkpoints, None)
    yield head_line(origin=log_origin())
    for leaf in Leaf.objects.select_related("entry").order_by("seq").iterator(chunk_size=CHUNK):
        body = body_of(leaf.entry).as_json()
        yield entry_line(seq=leaf.seq, prev=leaf.prev, leaf=leaf.hash, body=body)
        while waiting is not None and waiting.size <= leaf.seq:
            yield checkpoint_line(waiting.signed)
            waiting = next(checkpoints, None)
