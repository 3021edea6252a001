"""Append-only Merkle log: entries, leaves, proofs, checkpoints, and the check of an export (RFC 9162)."""

import rastro.ledger.texts  # noqa: F401 - registers the room's sentences
from rastro.ledger.checkpoints import Checkpoint, read_checkpoint, sign_checkpoint
from rastro.ledger.entries import GENESIS, Decision, Entry, EntryBody, body_from_json, leaf_of, sequence
from rastro.ledger.export import checkpoint_line, entry_line, head_line
from rastro.ledger.findings import Finding, FindingKind, Verification
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
from rastro.ledger.notes import cosign_note, open_note, read_verifier_key, verifier_key
from rastro.ledger.verifying import verify_export

__all__ = [
    "EMPTY_ROOT",
    "GENESIS",
    "Checkpoint",
    "Decision",
    "Entry",
    "EntryBody",
    "Finding",
    "FindingKind",
    "Log",
    "Verification",
    "body_from_json",
    "checkpoint_line",
    "consistency_proof",
    "cosign_note",
    "entry_line",
    "head_line",
    "inclusion_proof",
    "leaf_hash",
    "leaf_of",
    "log_from_json",
    "node_hash",
    "open_note",
    "read_checkpoint",
    "read_verifier_key",
    "root_of",
    "sequence",
    "sign_checkpoint",
    "verifier_key",
    "verify_consistency",
    "verify_export",
    "verify_inclusion",
]
