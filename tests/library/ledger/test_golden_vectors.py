"""The golden vectors of the ledger: the tree that everybody has, and our entries, checkpoints, exports."""

import json

import pytest
from tests.harness.vectors import vectors

from rastro.canonical import sha256_hex
from rastro.ledger import (
    body_from_json,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    leaf_of,
    open_note,
    read_checkpoint,
    read_verifier_key,
    root_of,
    verify_consistency,
    verify_export,
    verify_inclusion,
)

TREE, ENTRIES, EXPORTS = vectors("ledger/tree"), vectors("ledger/entries"), vectors("ledger/exports")
LEAVES = [leaf_hash(bytes.fromhex(each)) for each in TREE["leaves"]]
ROOTS = [bytes.fromhex(each) for each in TREE["roots"]]

KNOWN_EVERYWHERE = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
"""Roots with which implementations of RFC 6962 are tested; written here by hand, not by our library."""


def test_the_roots_that_every_implementation_has():
    assert tuple(TREE["roots"]) == KNOWN_EVERYWHERE
    assert [root_of(LEAVES[:size]) for size in range(9)] == ROOTS


def test_two_proofs_that_every_implementation_has():
    inclusion = [part.hex() for part in inclusion_proof(LEAVES, index=0)]
    assert inclusion == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]
    consistency = [part.hex() for part in consistency_proof(LEAVES, old_size=6)]
    assert consistency == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_every_inclusion_proof():
    for case in TREE["inclusion"]:
        index, size, proof = case["index"], case["size"], [bytes.fromhex(part) for part in case["proof"]]
        assert list(inclusion_proof(LEAVES[:size], index=index)) == proof
        assert verify_inclusion(LEAVES[index], index=index, size=size, proof=proof, root=ROOTS[size])


def test_every_consistency_proof():
    for case in TREE["consistency"]:
        old, size, proof = case["old_size"], case["size"], [bytes.fromhex(part) for part in case["proof"]]
        assert list(consistency_proof(LEAVES[:size], old_size=old)) == proof
        assert verify_consistency(old_size=old, old_root=ROOTS[old], size=size, root=ROOTS[size], proof=proof)


def test_every_entry():
    for case in ENTRIES["entries"]:
        assert sha256_hex(case["body"].encode()) == case["body_digest"]
        assert body_from_json(json.loads(case["body"])).digest == case["body_digest"]
        leaf = leaf_of(seq=case["seq"], prev=case["prev"], body_digest=case["body_digest"])
        assert leaf == case["leaf"]


def test_every_checkpoint():
    key, witness = (read_verifier_key(ENTRIES[name]["verifier"]) for name in ("key", "witness"))
    leaves = [bytes.fromhex(case["leaf"]) for case in ENTRIES["entries"]]
    for note in ENTRIES["checkpoints"]:
        checkpoint = read_checkpoint(note, [key])
        assert root_of(leaves[: checkpoint.size]).hex() == checkpoint.root
    assert open_note(ENTRIES["checkpoints"][-1], [key, witness])[1] == (key.kid, witness.kid)


@pytest.mark.parametrize("case", EXPORTS["cases"], ids=lambda case: case["done"])
def test_every_export(case):
    key = read_verifier_key(EXPORTS["key"])
    known = read_checkpoint(EXPORTS["known"], [key])
    assert verify_export([line.encode() for line in case["lines"]], [known], key).as_json() == case["found"]
    assert case["found"]["sound"] == (case["done"] == "nothing")
