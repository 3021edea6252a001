"""Vectors of the ledger: the tree of RFC 6962, entries, checkpoints, exports and what was done to them."""

from collections.abc import Callable
from typing import Any

from golden.keys import ed25519, shown
from rastro.canonical import canonical_bytes
from rastro.ledger import cosign_note, leaf_hash, read_checkpoint, root_of, verifier_key, verify_export
from rastro.ledger.merkle import consistency_proof, inclusion_proof
from rastro.testing import ledgers

KEY, WITNESS = ed25519("XA/ledger/2021-1"), ed25519("XS/witness/2021-1")
SIZES, TAIL, SEED = (4, 8, 11), 2, 6962

_INPUTS = (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)  # fmt: skip
"""The leaves with which implementations of RFC 6962 are tested everywhere."""


def tree_file() -> dict[str, Any]:
    """Roots and proofs over the leaves everybody knows."""
    leaves = [leaf_hash(bytes.fromhex(each)) for each in _INPUTS]
    sizes = range(1, len(leaves) + 1)
    inclusion = [
        {
            "index": index,
            "size": size,
            "proof": [part.hex() for part in inclusion_proof(leaves[:size], index=index)],
        }
        for size in sizes
        for index in range(size)
    ]
    consistency = [
        {
            "old_size": old,
            "size": size,
            "proof": [part.hex() for part in consistency_proof(leaves[:size], old_size=old)],
        }
        for size in sizes
        for old in range(1, size + 1)
    ]
    return {
        "about": "RFC 6962 section 2.1: `roots[n]` is the root over the first n leaves.",
        "leaves": list(_INPUTS),
        "roots": [root_of(leaves[:size]).hex() for size in range(len(leaves) + 1)],
        "inclusion": inclusion,
        "consistency": consistency,
    }


def entries_file() -> dict[str, Any]:
    """Entries, their digests and leaves, and the signed checkpoints over them."""
    made = ledgers.make_ledger(sizes=SIZES, tail=TAIL, key=KEY, seed=SEED)
    entries = [
        {
            "seq": entry.seq,
            "prev": entry.prev,
            "body": canonical_bytes(entry.body.as_json()).decode(),
            "body_digest": entry.body.digest,
            "leaf": entry.leaf,
        }
        for entry in made.entries
    ]
    return {
        "about": "`leaf` follows from seq, prev and body_digest alone. A witness signed the last note too.",
        "key": {**shown(KEY), "verifier": verifier_key(KEY.public())},
        "witness": {**shown(WITNESS), "verifier": verifier_key(WITNESS.public())},
        "entries": entries,
        "checkpoints": [*made.notes[:-1], cosign_note(made.notes[-1], WITNESS)],
    }


_DONE: dict[str, Callable[[ledgers.MadeLedger], tuple[bytes, ...]]] = {
    "nothing": lambda made: made.lines,
    "entry 5 says something else": lambda made: ledgers.change(made, 5),
    "entry 5 says something else, its hash made to fit": lambda made: ledgers.change_and_hash_again(made, 5),
    "entry 5 deleted": lambda made: ledgers.delete(made, 5),
    "entry 5 deleted, those behind it numbered again": lambda made: ledgers.delete_and_number_again(made, 5),
    "entries 5 and 6 exchanged": lambda made: ledgers.reorder(made, 5),
    "entry 5 twice": lambda made: ledgers.repeat(made, 5),
    "cut off from entry 10 on": lambda made: ledgers.truncate(made, 10),
    "written anew from entry 5 on": lambda made: ledgers.rewrite(made, 5),
    "written anew from entry 5 on, and signed again": lambda made: ledgers.rewrite_and_sign_again(made, 5),
    "entries deleted until a checkpoint": lambda made: tuple(
        line for line in made.lines if b'"type":"entry"' not in line
    ),
}


def exports_file() -> dict[str, Any]:
    """Exports, whole and tampered with, and what is found."""
    made = ledgers.make_ledger(sizes=SIZES, tail=TAIL, key=KEY, seed=SEED)
    known = read_checkpoint(made.notes[-1], [KEY.public()])
    cases = []
    for about, tamper in _DONE.items():
        lines = tamper(made)
        found = verify_export(lines, [known], KEY.public())
        text = [line.decode().removesuffix("\n") for line in lines]
        cases.append({"done": about, "lines": text, "found": found.as_json()})
    return {
        "about": "Each export is checked with `key` and the checkpoint `known`, which was kept elsewhere.",
        "key": verifier_key(KEY.public()),
        "known": made.notes[-1],
        "cases": cases,
    }
