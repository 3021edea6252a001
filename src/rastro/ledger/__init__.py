"""Append-only Merkle log: entries, leaves, proofs, checkpoints, and the check of an export (RFC 9162)."""

import rastro.ledger.texts  # noqa: F401 - registers the room's sentences
from rastro.ledger.entries import GENESIS, Decision, Entry, EntryBody, body_from_json, leaf_of, sequence
from rastro.ledger.log import Log, log_from_json
from rastro.ledger.merkle import (
    EMPTY_ROOT,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)

__all__ = [
    "EMPTY_ROOT",
    "GENESIS",
    "Decision",
    "Entry",
    "EntryBody",
    "Log",
    "body_from_json",
    "consistency_proof",
    "inclusion_proof",
    "leaf_hash",
    "leaf_of",
    "log_from_json",
    "node_hash",
    "root_of",
    "sequence",
    "verify_consistency",
    "verify_inclusion",
]
