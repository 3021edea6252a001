"""Checks an export line by line in constant memory, and names what was done to the log."""

from collections.abc import Iterable, Sequence

from rastro.canonical import InvalidInput, PublicKey, digest_of
from rastro.ledger.checkpoints import Checkpoint, read_checkpoint
from rastro.ledger.entries import GENESIS, leaf_of
from rastro.ledger.export import MAX_LINE, CheckpointLine, EntryLine, Head, read_line
from rastro.ledger.findings import Findings, Verification
from rastro.ledger.log import Log

_NEAR = 32
_MAX_SEARCHES = 2000
_MAX_WAITING = 10_000


def verify_export(
    lines: Iterable[bytes],
    checkpoints: Iterable[Checkpoint] = (),
    public_key: PublicKey | Sequence[PublicKey] = (),
) -> Verification:
    """Check an export against its own hashes, its signed checkpoints, and checkpoints known before.

    Changed, deleted, reordered and repeated entries show in the chain itself. A tail cut off, or a log
    written anew with every hash made to fit, shows only against a signed checkpoint; and one written anew by
    somebody who holds the signing key, only against a checkpoint known before.

    Parameters
    ----------
    lines
        The export, a line each; read once, never held together.
    checkpoints
        Checkpoints kept from before, as :func:`rastro.ledger.read_checkpoint` gives them.
    public_key
        Key or keys of the ledger; checkpoints in the export count only when one of them signed.

    Returns
    -------
    Verification
        With `sound` true, or what was found.
    """
    keys = (public_key,) if isinstance(public_key, PublicKey) else tuple(public_key)
    check = _Check(keys)
    for checkpoint in checkpoints:
        check.expect(checkpoint)
    for number, line in enumerate(lines, start=1):
        check.read(number, line)
    return check.outcome()


class _Check:
    """How far the check has come."""

    def __init__(self, keys: tuple[PublicKey, ...]) -> None:
        self.keys = keys
        self.origin: str | None = None
        self.findings = Findings()
        self.known_origins: set[str] = set()
        self.waiting: dict[int, Checkpoint] = {}
        self.log = Log()
        self.pending: str | None = None
        self.prev = GENESIS
        self.entries = self.seq = self.proven = self.agreed = self.searches = self.shift = 0
        self.comparable = True

    def expect(self, checkpoint: Checkpoint) -> None:
        """Compare this checkpoint's root once the log has its size."""
        self.known_origins.add(checkpoint.origin)
        other = self.waiting.get(checkpoint.size)
        if other is not None and other.root != checkpoint.root:
            self.findings.add("forked", checkpoint.size)
        elif len(self.waiting) < _MAX_WAITING:
            self.waiting[checkpoint.size] = checkpoint

    def read(self, number: int, data: bytes) -> None:
        """One line of the export."""
        if not data.strip():
            return
        try:
            line = read_line(data.rstrip(b"\r\n")[: MAX_LINE + 1])
        except InvalidInput:
            self.findings.add("unreadable", number)
            return
        if isinstance(line, Head):
            self._head(number, line)
        elif isinstance(line, CheckpointLine):
            self._checkpoint(number, line.note)
        else:
            self._entry(line)

    def _head(self, number: int, head: Head) -> None:
        if self.origin is not None or self.entries:
            self.findings.add("unreadable", number)
            return
        self.origin, self.log, self.prev, self.seq = head.origin, head.log, head.prev, head.log.size
        self._compare()

    def _checkpoint(self, number: int, note: str) -> None:
        if not self.keys:
            return
        try:
            checkpoint = read_checkpoint(note, self.keys)
        except InvalidInput:
            self.findings.add("unsigned", number)
            return
        if checkpoint.size < self.seq:
            self.findings.add("misplaced", checkpoint.size)
        else:
            self.expect(checkpoint)

    def _entry(self, line: EntryLine) -> None:
        self.entries += 1
        body = digest_of(line.body)
        seq = self._true_seq(line, body)
        if seq is None:
            self.findings.add("changed", line.seq)
            seq = line.seq
        elif seq != line.seq:
            self.findings.add("renumbered", line.seq)
        if seq <= self.seq:
            self._out_of_order(seq)
            return
        if seq > self.seq + 1:
            self._missing(seq, line.prev)
        elif line.prev != self.prev:
            self._broken_link(
                line, consistent=leaf_of(seq=seq, prev=line.prev, body_digest=body) == line.leaf
            )
        self._settle()
        self.pending, self.prev, self.seq = line.leaf, line.leaf, seq

    def _true_seq(self, line: EntryLine, body: str) -> int | None:
        """The number under which the entry was hashed: its own, or one near by if it was renumbered."""
        if leaf_of(seq=line.seq, prev=line.prev, body_digest=body) == line.leaf:
            return line.seq
        if self.searches >= _MAX_SEARCHES:
            return None
        near = [line.seq + self.shift]
        if leaf_of(seq=near[0], prev=line.prev, body_digest=body) == line.leaf:
            return near[0]
        self.searches += 1
        for seq in range(max(1, line.seq - _NEAR), line.seq + _NEAR + 1):
            if leaf_of(seq=seq, prev=line.prev, body_digest=body) == line.leaf:
                self.shift = seq - line.seq
                return seq
        return None

    def _out_of_order(self, seq: int) -> None:
        moved = self.findings.drop("deleted", seq)
        self.findings.add("reordered" if moved else "repeated", seq)

    def _missing(self, seq: int, prev: str) -> None:
        self.findings.add("deleted", self.seq + 1, seq - 1)
        self._settle()
        if seq == self.seq + 2:
            self.pending, self.prev, self.seq = prev, prev, seq - 1
        else:
            self.comparable = False

    def _broken_link(self, line: EntryLine, *, consistent: bool) -> None:
        """The entry names another hash for the one before it than that one has."""
        if not consistent:
            return
        if self.pending is None:
            self.findings.add("changed", line.seq)
        else:
            self.findings.add("changed", self.seq)
            self.pending = line.prev

    def _settle(self) -> None:
        """The last entry's hash is known for good: append it, and compare a checkpoint of this size."""
        if self.pending is None or not self.comparable:
            return
        self.log = self.log.append(bytes.fromhex(self.pending))
        self.pending = None
        self._compare()

    def _compare(self) -> None:
        checkpoint = self.waiting.pop(self.log.size, None)
        if checkpoint is None or not self.comparable:
            return
        if checkpoint.root == self.log.root.hex():
            self.proven, self.agreed = self.log.size, self.agreed + 1
        else:
            self.findings.add("rewritten", self.proven + 1, self.log.size)
            self.comparable = False

    def outcome(self) -> Verification:
        """The end of the export."""
        self._settle()
        ahead = [size for size in self.waiting if size > self.seq]
        if ahead:
            self.findings.add("truncated", self.seq + 1, max(ahead))
        if self.origin is None:
            self.findings.add("unreadable", 1)
        elif self.known_origins - {self.origin}:
            self.findings.add("foreign", 1, self.seq)
        if not self.agreed and not self.findings.all() and self.entries:
            self.findings.add("unproven", 1, self.seq)
        return Verification(
            self.origin or "",
            self.entries,
            self.seq,
            self.proven,
            self.agreed,
            self.findings.all(),
            self.findings.more,
        )
