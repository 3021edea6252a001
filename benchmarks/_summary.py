"""What the benchmarks printed, as one table: ours, what is asked, a peer's stated figure, their ratio.

A row names where its figure stands in the JSON that a benchmark prints. A figure that is not there is said
not to have been measured, and what is asked of it then does not hold.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MISSING = "–"
DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Peer:
    """A figure that someone stated, and where it is from."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table.

    Parameters
    ----------
    benchmark, figure
        Which prints it, and what it is.
    path
        Names and numbers that lead to it, with dots between.
    most, least, equal
        What is asked of it; nothing, if all are left out.
    peers
        Figures of others. One more line each.
    better
        Whether `less` or `more` is better: the ratio says how many times as good ours is.
    where
        What else stands in the JSON value, where a benchmark prints several.
    unit
        Behind the number.
    stated_by
        Who states the very figure that is asked.
    """

    benchmark: str
    figure: str
    path: str
    most: float | None = None
    least: float | None = None
    equal: str | None = None
    peers: tuple[Peer, ...] = ()
    better: str = "less"
    where: tuple[tuple[str, object], ...] = ()
    unit: str = ""
    stated_by: str = ""

    @property
    def asked(self) -> str:
        """What is asked of it."""
        if self.equal is not None:
            return f"= {self.equal}"
        limits = (("≤", self.most), ("≥", self.least))
        return " ".join(f"{sign} {limit:g}" for sign, limit in limits if limit is not None) or MISSING

    def holds(self, ours: object) -> bool | None:
        """Whether it does; None where nothing is asked."""
        if self.asked == MISSING:
            return None
        if self.equal is not None:
            return said(ours) == self.equal
        if not isinstance(ours, int | float):
            return False
        return (self.most is None or ours <= self.most) and (self.least is None or ours >= self.least)

    def ratio(self, ours: object, peer: Peer) -> str:
        """How many times as good as the peer's."""
        if not isinstance(ours, int | float) or not ours or not peer.value:
            return MISSING
        times = peer.value / ours if self.better == "less" else ours / peer.value
        return f"{times:.3g} ×"


def said(value: object) -> str:
    """A figure as it stands in the table; lists of numbers to three decimals."""
    if isinstance(value, list):
        return " ".join(f"{each:.3f}".lstrip("0") if isinstance(each, float) else str(each) for each in value)
    if isinstance(value, float):
        return f"{value:.4g}"
    return MISSING if value is None else str(value)


def values_in(text: str) -> list[dict[str, Any]]:
    """The JSON objects in what a benchmark printed, whatever stands between them."""
    found, place = [], 0
    while (start := text.find("{", place)) >= 0:
        try:
            value, place = DECODER.raw_decode(text, start)
        except ValueError:
            place = start + 1
            continue
        found.append(value)
    return found


def figure_in(values: Sequence[Mapping[str, Any]], row: Row) -> Any:
    """The figure of a row, or None."""
    for value in values:
        if all(value.get(name) == wanted for name, wanted in row.where):
            found: Any = value
            for part in row.path.split("."):
                found = _step(found, part)
            if found is not None:
                return found
    return None


def _step(value: Any, part: str) -> Any:
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, list) and part.lstrip("-").isdigit():
        number = int(part)
        return value[number] if -len(value) <= number < len(value) else None
    return None


def table_of(rows: Sequence[Row], printed: Mapping[str, str], failed: Mapping[str, bool]) -> str:
    """The table of the benchmarks that ran.

    Parameters
    ----------
    rows
        What is looked for.
    printed
        Standard output of each benchmark that ran.
    failed
        Whether each ended with an error: what it asks itself does not hold.
    """
    lines = [("figure", "ours", "asked", "peer's, as stated", "ratio", "holds")]
    for benchmark, text in printed.items():
        values = values_in(text)
        lines.append((f"[{benchmark}]", "", "", "", "", "no" if failed[benchmark] else "yes"))
        skipped = next((each["skipped"] for each in values if "skipped" in each), None)
        if skipped is not None:
            lines.append((f"  not measured: {skipped}", "", "", "", "", MISSING))
            continue
        for row in rows:
            if row.benchmark == benchmark:
                lines += _lines(row, figure_in(values, row))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    told = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join((told[0], "─" * max(len(line) for line in told), *told[1:]))


def _lines(row: Row, ours: Any) -> Iterator[tuple[str, str, str, str, str, str]]:
    holds = {True: "yes", False: "no", None: MISSING}[row.holds(ours)]
    shown = "not measured" if ours is None else f"{said(ours)} {row.unit}".rstrip()
    first = (f"  {row.figure}", shown, row.asked)
    if row.stated_by:
        yield (*first, f"{row.equal} {row.stated_by}", "1 ×" if row.holds(ours) else MISSING, holds)
    elif not row.peers:
        yield (*first, MISSING, MISSING, holds)
    for number, peer in enumerate(row.peers):
        start = first if not number else ("", "", "")
        yield (*start, f"{peer.value:g} {peer.name}", row.ratio(ours, peer), holds if not number else "")
