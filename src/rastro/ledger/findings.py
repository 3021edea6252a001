"""What the check of an export found."""

from dataclasses import dataclass
from typing import Literal

from rastro.canonical import Text

type FindingKind = Literal[
    "changed",
    "deleted",
    "reordered",
    "repeated",
    "renumbered",
    "truncated",
    "rewritten",
    "forked",
    "foreign",
    "unsigned",
    "misplaced",
    "unproven",
    "unreadable",
]
"""What was done to a log: see the sentence of each under `ledger.found.<kind>`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    Parameters
    ----------
    kind
        What was done.
    first, last
        Numbers of the entries it was done to, or of the line that cannot be read.
    """

    kind: FindingKind
    first: int
    last: int

    @property
    def text(self) -> Text:
        """The finding in words."""
        return Text(f"ledger.found.{self.kind}", {"first": self.first, "last": self.last})

    def as_json(self) -> dict[str, object]:
        """`{"kind": ..., "first": ..., "last": ...}`."""
        return {"kind": self.kind, "first": self.first, "last": self.last}


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of checking an export.

    Parameters
    ----------
    origin
        Name of the log.
    entries
        Entries read.
    size
        Number of the last entry.
    proven
        Number of the last entry that a signed checkpoint proves to be what it was; 0 for none.
    checkpoints
        Checkpoints that agreed.
    findings
        What is wrong, in the order it was found; none, if the log is what was signed.
    more
        Findings beyond those listed.
    """

    origin: str
    entries: int
    size: int
    proven: int
    checkpoints: int
    findings: tuple[Finding, ...]
    more: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    def as_json(self) -> dict[str, object]:
        """The outcome as the command prints it."""
        return {
            "sound": self.sound,
            "origin": self.origin,
            "entries": self.entries,
            "size": self.size,
            "proven": self.proven,
            "checkpoints": self.checkpoints,
            "findings": [finding.as_json() for finding in self.findings],
            "more": self.more,
        }


class Findings:
    """Collects findings, joining those of one kind that stand side by side, up to a limit.

    Parameters
    ----------
    limit
        Findings kept; the rest are counted.
    """

    def __init__(self, limit: int = 200) -> None:
        self._limit = limit
        self._found: list[Finding] = []
        self.more = 0

    def add(self, kind: FindingKind, first: int, last: int | None = None) -> None:
        """Note one, unless it is noted already."""
        last = first if last is None else last
        for place in range(len(self._found) - 1, max(-1, len(self._found) - 5), -1):
            before = self._found[place]
            if before.kind == kind and before.first <= first <= before.last + 1:
                self._found[place] = Finding(kind, before.first, max(last, before.last))
                return
        if len(self._found) == self._limit:
            self.more += 1
            return
        self._found.append(Finding(kind, first, last))

    def drop(self, kind: FindingKind, seq: int) -> bool:
        """Take back the finding of that kind about one entry; whether there was one."""
        for place, found in enumerate(self._found):
            if found.kind == kind and found.first <= seq <= found.last:
                if len(self._found) >= 2 * self._limit:
                    return True
                halves = [Finding(kind, found.first, seq - 1), Finding(kind, seq + 1, found.last)]
                self._found[place : place + 1] = [half for half in halves if half.first <= half.last]
                return True
        return False

    def all(self) -> tuple[Finding, ...]:
        """What was noted."""
        return tuple(self._found)
