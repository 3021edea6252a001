"""Inclusion and consistency proofs, against each other, and against everything that is not one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rastro.canonical import InvalidInput
from rastro.ledger import (
    EMPTY_ROOT,
    Log,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    log_from_json,
    root_of,
    verify_consistency,
    verify_inclusion,
)

LEAVES = tuple(leaf_hash(b"%d" % number) for number in range(130))


def naive_root(leaves):
    """The definition of RFC 9162, section 2.1.1, word for word."""
    from hashlib import sha256

    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\x01" + naive_root(leaves[:half]) + naive_root(leaves[half:])).digest()


@pytest.mark.parametrize("size", range(66))
def test_the_root_is_the_standards(size):
    root = naive_root(LEAVES[:size])
    assert root_of(LEAVES[:size]) == root
    assert Log().extend(LEAVES[:size]).root == root


def test_every_leaf_of_every_small_tree_is_proven():
    for size in range(1, 34):
        root = root_of(LEAVES[:size])
        for index in range(size):
            proof = inclusion_proof(LEAVES[:size], index=index)
            assert verify_inclusion(LEAVES[index], index=index, size=size, proof=proof, root=root)
            assert len(proof) <= size.bit_length()


def test_every_small_tree_is_the_beginning_of_every_larger_one():
    for size in range(1, 34):
        root = root_of(LEAVES[:size])
        for old_size in range(1, size + 1):
            proof = consistency_proof(LEAVES[:size], old_size=old_size)
            old_root = root_of(LEAVES[:old_size])
            assert verify_consistency(old_size=old_size, old_root=old_root, size=size, root=root, proof=proof)


@given(st.data())
def test_a_proof_shows_one_leaf_in_one_place_and_nothing_else(data):
    size = data.draw(st.integers(2, 130))
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    root, proof = root_of(LEAVES[:size]), inclusion_proof(LEAVES[:size], index=index)
    for leaf, place, length, shown in (
        (LEAVES[other], index, size, proof),
        (LEAVES[index], other, size, proof),
        (LEAVES[index], index, size, proof[:-1]),
        (LEAVES[index], index, size, (*proof, LEAVES[0])),
        (LEAVES[index], index, size, (b"short", *proof[1:])),
    ):
        if (leaf, place, shown) != (LEAVES[index], index, proof):
            assert not verify_inclusion(leaf, index=place, size=length, proof=shown, root=root)
    assert not verify_inclusion(LEAVES[index], index=index, size=size, proof=proof, root=EMPTY_ROOT)


@given(st.data())
def test_a_log_that_was_changed_cannot_be_shown_to_have_grown(data):
    size = data.draw(st.integers(2, 130))
    old_size = data.draw(st.integers(1, size - 1))
    changed = list(LEAVES[:size])
    changed[data.draw(st.integers(0, old_size - 1))] = leaf_hash(b"another")
    proof = consistency_proof(changed, old_size=old_size)
    old_root, root = root_of(LEAVES[:old_size]), root_of(changed)
    assert not verify_consistency(old_size=old_size, old_root=old_root, size=size, root=root, proof=proof)


@given(
    st.integers(-2, 70),
    st.integers(-2, 70),
    st.lists(st.sampled_from([*LEAVES[:8], b"", b"x"]), max_size=8),
    st.sampled_from([*LEAVES[:8], EMPTY_ROOT]),
)
def test_any_proof_is_judged_without_harm(first, second, proof, root):
    verify_inclusion(LEAVES[0], index=first, size=second, proof=proof, root=root)
    verify_consistency(old_size=first, old_root=root, size=second, root=LEAVES[0], proof=proof)


def test_an_empty_log_is_the_beginning_of_every_log():
    assert verify_consistency(old_size=0, old_root=EMPTY_ROOT, size=5, root=root_of(LEAVES[:5]), proof=())
    assert not verify_consistency(old_size=0, old_root=LEAVES[0], size=5, root=root_of(LEAVES[:5]), proof=())


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_there_is_no_proof_of_a_leaf_that_is_not_there(index, size):
    with pytest.raises(InvalidInput) as caught:
        inclusion_proof(LEAVES[:size], index=index)
    assert caught.value.code == "ledger.proof.range"


@pytest.mark.parametrize(("old_size", "size"), [(0, 3), (4, 3), (-1, 3)])
def test_there_is_no_proof_of_growth_from_what_is_larger(old_size, size):
    with pytest.raises(InvalidInput):
        consistency_proof(LEAVES[:size], old_size=old_size)


@given(st.integers(0, 130), st.integers(0, 130))
def test_a_log_is_kept_between_batches(first, second):
    first, second = sorted((first, second))
    kept = json.loads(json.dumps(Log().extend(LEAVES[:first]).as_json()))
    grown = log_from_json(kept).extend(LEAVES[first:second])
    assert grown == Log().extend(LEAVES[:second])
    assert len(grown.frontier) == second.bit_count()


@pytest.mark.parametrize(
    "value",
    [None, {}, {"size": 1, "frontier": []}, {"size": 0, "frontier": ["00"]}, {"size": 1, "frontier": ["zz"]},
     {"size": 1, "frontier": [1]}, {"size": -1, "frontier": []}, {"size": "1", "frontier": []}],
)  # fmt: skip
def test_a_state_that_does_not_fit_is_refused(value):
    with pytest.raises(InvalidInput) as caught:
        log_from_json(value)
    assert caught.value.code == "ledger.log.frontier"
