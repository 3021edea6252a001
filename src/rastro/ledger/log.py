"""The log as a node keeps it: a size and the roots of its full subtrees, nothing more."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from rastro.canonical import InvalidInput
from rastro.ledger.merkle import EMPTY_ROOT, HASH_BYTES, node_hash


@dataclass(frozen=True, slots=True)
class Log:
    """An append-only Merkle tree, reduced to what appending needs: at most one hash a bit of its size.

    Parameters
    ----------
    size
        Leaves so far.
    frontier
        Roots of the full subtrees, leftmost and largest first; one for each bit set in `size`.
    """

    size: int = 0
    frontier: tuple[bytes, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        right = self.size >= 0 and len(self.frontier) == self.size.bit_count()
        if not right or any(len(part) != HASH_BYTES for part in self.frontier):
            raise InvalidInput("ledger.log.frontier", size=self.size)

    def append(self, leaf: bytes, /) -> Self:
        """The log with one leaf hash more; constant work on average, logarithmic at worst."""
        return self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes], /) -> Self:
        """The log with these leaf hashes more, in order."""
        frontier, size = list(self.frontier), self.size
        for leaf in leaves:
            found, bits = leaf, size
            while bits & 1:
                found, bits = node_hash(frontier.pop(), found), bits >> 1
            frontier.append(found)
            size += 1
        return type(self)(size, tuple(frontier))

    @property
    def root(self) -> bytes:
        """Root of the tree, 32 bytes."""
        if not self.frontier:
            return EMPTY_ROOT
        found = self.frontier[-1]
        for left in reversed(self.frontier[:-1]):
            found = node_hash(left, found)
        return found

    def as_json(self) -> dict[str, object]:
        """`{"size": ..., "frontier": [hex, ...]}`: what a node stores between batches."""
        return {"size": self.size, "frontier": [part.hex() for part in self.frontier]}


def log_from_json(value: object, /) -> Log:
    """Read :meth:`Log.as_json` back.

    Raises
    ------
    InvalidInput
        `ledger.log.frontier` if the value does not describe a log.
    """
    match value:
        case {"size": int(size), "frontier": list(parts)}:
            try:
                return Log(size, tuple(bytes.fromhex(part) for part in parts))
            except (TypeError, ValueError):
                pass
    raise InvalidInput("ledger.log.frontier", size=-1)
