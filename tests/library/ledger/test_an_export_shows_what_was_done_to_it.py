"""Each way of tampering with an export of a ledger is found, and the entry is named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rastro.canonical import SigningKey
from rastro.ledger import Finding, read_checkpoint, verify_export
from rastro.testing import ledgers

KEY = SigningKey.generate("XA/ledger/1")


@st.composite
def spoiled(draw, *, last=0):
    """A ledger of up to 60 entries with checkpoints, and the number of an entry in it."""
    sizes = sorted(draw(st.sets(st.integers(3, 50), min_size=1, max_size=4)))
    made = ledgers.make_ledger(
        sizes=sizes, tail=draw(st.integers(0, 10)), key=KEY, seed=draw(st.integers(0, 9))
    )
    return made, draw(st.integers(1, sizes[-1] - last))


def kinds_of(verification):
    return {finding.kind for finding in verification.findings}


def names(verification, kind, seq):
    """Whether a finding of that kind names that entry."""
    return any(each.kind == kind and each.first <= seq <= each.last for each in verification.findings)


def checked(lines, known=()):
    return verify_export(lines, known, KEY.public())


@given(spoiled())
def test_what_was_not_touched_is_sound(made):
    ledger, _ = made
    verification = checked(ledger.lines)
    assert verification.sound
    assert verification.entries == verification.size == len(ledger.entries)
    assert verification.checkpoints == len(ledger.notes)
    assert verification.proven == read_checkpoint(ledger.notes[-1], [KEY.public()]).size


@given(spoiled())
def test_a_changed_entry_is_named_and_no_other(made):
    ledger, seq = made
    assert checked(ledgers.change(ledger, seq)).findings == (Finding("changed", seq, seq),)


@given(spoiled(last=1))
def test_a_changed_entry_whose_hash_fits_is_named_by_the_one_behind(made):
    ledger, seq = made
    assert checked(ledgers.change_and_hash_again(ledger, seq)).findings == (Finding("changed", seq, seq),)


@given(spoiled(last=1))
def test_a_deleted_entry_is_named_and_no_other(made):
    ledger, seq = made
    assert checked(ledgers.delete(ledger, seq)).findings == (Finding("deleted", seq, seq),)


@given(spoiled(last=1))
def test_a_deleted_entry_is_found_behind_new_numbers(made):
    ledger, seq = made
    verification = checked(ledgers.delete_and_number_again(ledger, seq))
    assert names(verification, "deleted", seq)
    assert "renumbered" in kinds_of(verification)


@given(spoiled(last=2))
def test_exchanged_entries_are_named(made):
    ledger, seq = made
    verification = checked(ledgers.reorder(ledger, seq))
    assert {"reordered"} <= kinds_of(verification) <= {"reordered", "misplaced"}
    assert names(verification, "reordered", seq) or names(verification, "reordered", seq + 1)


@given(spoiled())
def test_a_repeated_entry_is_named(made):
    ledger, seq = made
    assert checked(ledgers.repeat(ledger, seq)).findings == (Finding("repeated", seq, seq),)


@given(spoiled())
def test_a_tail_cut_off_is_found_by_a_checkpoint_kept_elsewhere(made):
    ledger, seq = made
    known = read_checkpoint(ledger.notes[-1], [KEY.public()])
    verification = checked(ledgers.truncate(ledger, seq), [known])
    assert names(verification, "truncated", seq)
    assert names(verification, "truncated", known.size)
    assert not names(verification, "truncated", seq - 1)


@given(spoiled())
def test_a_tail_cut_off_before_a_checkpoint_is_found_without_help(made):
    ledger, seq = made
    last = ledger.lines[-1 - (len(ledger.entries) - read_checkpoint(ledger.notes[-1], [KEY.public()]).size)]
    verification = checked((*ledgers.truncate(ledger, seq), last))
    assert names(verification, "truncated", seq)


@given(spoiled())
def test_a_log_written_anew_contradicts_its_checkpoints(made):
    ledger, seq = made
    verification = checked(ledgers.rewrite(ledger, seq))
    assert kinds_of(verification) == {"rewritten"}
    assert names(verification, "rewritten", seq)
    assert verification.proven < seq


@given(spoiled())
def test_a_log_signed_anew_contradicts_a_checkpoint_kept_elsewhere(made):
    ledger, seq = made
    lines = ledgers.rewrite_and_sign_again(ledger, seq)
    assert checked(lines).sound
    known = read_checkpoint(ledger.notes[-1], [KEY.public()])
    verification = checked(lines, [known])
    assert kinds_of(verification) & {"forked", "rewritten"}


@given(spoiled())
def test_without_a_key_nothing_is_proven(made):
    ledger, _ = made
    findings = (Finding("unproven", 1, len(ledger.entries)),)
    assert verify_export(ledger.lines).findings == findings
    stranger = SigningKey.generate("XA/ledger/1").public()
    assert kinds_of(verify_export(ledger.lines, (), stranger)) == {"unsigned"}


@given(spoiled(), st.data())
@settings(max_examples=200)
def test_any_turned_bit_is_found(made, data):
    ledger, _ = made
    proven = checked(ledger.lines).proven
    last = next(
        i for i, line in enumerate(ledger.lines) if b'"seq":%d,' % proven in line and b'"body"' in line
    )
    place = data.draw(st.integers(0, last))
    line = bytearray(ledger.lines[place])
    line[data.draw(st.integers(0, len(line) - 2))] ^= 1 << data.draw(st.integers(0, 7))
    spoilt = (*ledger.lines[:place], bytes(line), *ledger.lines[place + 1 :])
    assert not checked(spoilt).sound


@given(st.lists(st.binary(max_size=200) | st.sampled_from(ledgers.make_ledger(sizes=[5], key=KEY).lines)))
def test_any_bytes_are_read_without_harm(lines):
    verification = checked(lines)
    assert isinstance(verification.as_json(), dict)


def test_an_empty_file_is_not_sound():
    assert kinds_of(checked([])) == {"unreadable"}


def test_another_ledgers_checkpoint_is_foreign():
    ledger = ledgers.make_ledger(sizes=[5], key=KEY)
    known = read_checkpoint(ledger.notes[-1], [KEY.public()])
    other = type(known)("rastro/XB/ledger", known.size, known.root, known.at)
    assert "foreign" in kinds_of(checked(ledger.lines, [other]))


@pytest.mark.parametrize("count", [500])
def test_findings_are_limited_and_counted(count):
    ledger = ledgers.make_ledger(sizes=[2 * count], key=KEY)
    lines = list(ledger.lines)
    for seq in range(1, 2 * count, 2):
        lines[seq] = lines[seq].replace(b'"actor":"person/', b'"actor":"Person/')
    verification = checked(lines)
    assert len(verification.findings) == 200
    assert verification.more == count - 200
