"""The hashes and proofs of an append-only Merkle tree (RFC 9162 section 2.1, the tree of RFC 6962)."""

import hashlib
from collections.abc import Sequence

from rastro.canonical import InvalidInput

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
"""Root of the tree without leaves."""


def leaf_hash(data: bytes, /) -> bytes:
    """Hash of one leaf: SHA-256 over a zero byte and the leaf's bytes."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes, /) -> bytes:
    """Hash of an inner node: SHA-256 over a one byte and both children's hashes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaves: Sequence[bytes], /) -> bytes:
    """Root of the tree over these leaf hashes.

    Parameters
    ----------
    leaves
        Leaf hashes, 32 bytes each, in order.
    """
    if not leaves:
        return EMPTY_ROOT
    level = list(leaves)
    while len(level) > 1:
        paired = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = paired + level[len(level) & ~1 :]
    return level[0]


def _split(size: int) -> int:
    """The largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_proof(leaves: Sequence[bytes], /, *, index: int) -> tuple[bytes, ...]:
    """The hashes that lead from one leaf to the root (RFC 9162 section 2.1.3.1).

    Parameters
    ----------
    leaves
        Leaf hashes of the tree of that size.
    index
        Place of the leaf, from 0.

    Raises
    ------
    InvalidInput
        `ledger.proof.range` if there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise InvalidInput("ledger.proof.range", index=index, size=len(leaves))
    path: list[bytes] = []
    while len(leaves) > 1:
        half = _split(len(leaves))
        left, right = leaves[:half], leaves[half:]
        path.append(root_of(left if index >= half else right))
        leaves, index = (right, index - half) if index >= half else (left, index)
    return tuple(reversed(path))


def verify_inclusion(leaf: bytes, /, *, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a proof shows that a leaf stands at a place under a root (RFC 9162 section 2.1.3.2).

    Parameters
    ----------
    leaf
        The leaf's hash.
    index
        Its place, from 0.
    size
        Leaves under the root.
    proof
        As :func:`inclusion_proof` gives it.
    root
        The tree's root.
    """
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0 or len(sibling) != HASH_BYTES:
            return False
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def consistency_proof(leaves: Sequence[bytes], /, *, old_size: int) -> tuple[bytes, ...]:
    """The hashes that show a smaller tree to be the beginning of this one (RFC 9162 section 2.1.4.1).

    Parameters
    ----------
    leaves
        Leaf hashes of the larger tree.
    old_size
        Leaves of the smaller tree, 1 or more.

    Raises
    ------
    InvalidInput
        `ledger.proof.range` if the smaller tree is empty or the larger of the two.
    """
    if not 0 < old_size <= len(leaves):
        raise InvalidInput("ledger.proof.range", index=old_size, size=len(leaves))
    path: list[bytes] = []
    whole = True
    while old_size < len(leaves):
        half = _split(len(leaves))
        if old_size <= half:
            path.append(root_of(leaves[half:]))
            leaves = leaves[:half]
        else:
            path.append(root_of(leaves[:half]))
            leaves, old_size, whole = leaves[half:], old_size - half, False
    if not whole:
        path.append(root_of(leaves))
    return tuple(reversed(path))


def verify_consistency(
    *, old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether a proof shows one tree to be the beginning of another (RFC 9162 section 2.1.4.2).

    Parameters
    ----------
    old_size, old_root
        The smaller tree; an empty one is the beginning of every tree, with an empty proof.
    size, root
        The larger tree.
    proof
        As :func:`consistency_proof` gives it.
    """
    if not 0 <= old_size <= size or any(len(part) != HASH_BYTES for part in proof):
        return False
    if old_size in {0, size}:
        return not proof and old_root == (EMPTY_ROOT if old_size == 0 else root)
    place, last = old_size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    path = list(proof) if place else [old_root, *proof]
    if not path:
        return False
    old_found = found = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old_found, found = node_hash(sibling, old_found), node_hash(sibling, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and old_found == old_root and found == root
