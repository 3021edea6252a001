"""What came of reading a file: how many lines, and what was found in each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from rastro.canonical import Text, text_from_json

MOST_FINDINGS = 100_000

type Level = Literal["error", "warning", "duplicate"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one line.

    Parameters
    ----------
    line
        Its number in the file; the first line is 1.
    column
        Which of our columns it is about; empty for the whole line.
    level
        `error`: the line was left out; `warning`: it was taken, and somebody should look; `duplicate`: it
        repeats another line and is stored once.
    text
        What, and what to do.
    """

    line: int
    column: str
    level: Level
    text: Text

    def as_json(self) -> dict[str, Any]:
        """As it is kept and told to programs."""
        return {
            "line": self.line,
            "column": self.column,
            "level": self.level,
            "code": self.text.code,
            "text": self.text.as_json(),
            "message": self.text.say(),
        }


@dataclass(frozen=True, slots=True)
class Row:
    """A line, read.

    Parameters
    ----------
    line
        Its number.
    identity
        What tells its record from others: an id of its own, or the digest of what it says.
    record
        What it says, as the kind of import stores it; None when it is left out.
    findings
        What was found in it.
    digest
        Digest of what it says, where the identity is another: the same identity with another digest is a
        contradiction, not a repetition.
    repeated
        What is said, with the line `first`, where it repeats a line before it exactly.
    """

    line: int
    identity: str
    record: Any | None
    findings: tuple[Finding, ...] = ()
    digest: str = ""
    repeated: str = "core.import.duplicate_line"


@dataclass(frozen=True, slots=True)
class Known:
    """A record that stands already: which import brought it, and the digest of what its line said."""

    number: str
    digest: str = ""


@dataclass(slots=True)
class Report:
    """What came of a file.

    Parameters
    ----------
    number
        Of the import; empty for a dry run of the command.
    name, digest, encoding, delimiter
        The file: its name, its SHA-256, and how it was read.
    dry_run
        Whether nothing was registered.
    rows
        Lines read, the first line and blank ones not counted.
    kind
        Which kind of import.
    registered
        New records (in a dry run: how many there would be).
    already
        Lines that an earlier import registered exactly so.
    duplicates
        Lines that repeat another line of the file exactly.
    refused
        Lines left out because of an error.
    warnings
        How many warnings.
    codes
        How often each finding was made, by its code.
    findings
        The findings in the order of lines; the first 100,000.
    """

    number: str = ""
    name: str = ""
    digest: str = ""
    encoding: str = ""
    delimiter: str = ""
    dry_run: bool = False
    kind: str = ""
    rows: int = 0
    registered: int = 0
    already: int = 0
    duplicates: int = 0
    refused: int = 0
    warnings: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    def add(self, findings: list[Finding]) -> None:
        """Take in what was found."""
        for finding in findings:
            self.codes[finding.text.code] += 1
            self.warnings += finding.level == "warning"
            if len(self.findings) < MOST_FINDINGS:
                self.findings.append(finding)

    @property
    def complete(self) -> bool:
        """Whether every finding is listed."""
        return sum(self.codes.values()) == len(self.findings)

    def as_json(self, *, findings: bool = True) -> dict[str, Any]:
        """As it is kept and told to programs."""
        told: dict[str, Any] = {
            name: getattr(self, name)
            for name in (
                "number", "name", "digest", "encoding", "delimiter", "dry_run", "kind",
                "rows", "registered", "already", "duplicates", "refused", "warnings",
            )
        }  # fmt: skip
        told["codes"] = dict(self.codes)
        if findings:
            told["findings"] = [each.as_json() for each in self.findings]
        return told


def report_from_json(told: Mapping[str, Any]) -> Report:
    """The report that :meth:`Report.as_json` wrote."""
    findings = [
        Finding(each["line"], each["column"], each["level"], text_from_json(each["text"]))
        for each in told.get("findings", ())
    ]
    plain = {name: value for name, value in told.items() if name not in {"findings", "codes"}}
    return Report(**plain, codes=Counter(told.get("codes", {})), findings=findings)
