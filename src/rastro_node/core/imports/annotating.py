"""The file again, with what was found in a column of its own: to be mended and given again."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from rastro.canonical import Text
from rastro_node.core.exports import harmless
from rastro_node.core.imports.layout import Column
from rastro_node.core.imports.reading import opened
from rastro_node.core.imports.report import Finding

COLUMN = "problems"


def annotated(
    source: Path | str | BinaryIO,
    findings: Iterable[Finding],
    *,
    columns: Sequence[Column] = (),
    say: Callable[[Text], str] = Text.say,
    only: bool = False,
) -> Iterator[str]:
    """The file's lines as CSV with the column `problems`; cells that look like formulas are made harmless.

    Parameters
    ----------
    findings
        In the order of lines; they are read as the file is, none is held.
    columns
        Ours, as the import had them.
    say
        Puts a text into the reader's language.
    only
        Give only the lines about which something was found.
    """
    by_line = ((line, list(each)) for line, each in groupby(findings, key=lambda each: each.line))
    yield "\ufeff"
    with opened(source, columns=columns) as file:
        yield _line([*map(harmless, file.header), COLUMN])
        told = next(by_line, None)
        for line, cells in file.rows:
            while told is not None and told[0] < line:
                told = next(by_line, None)
            found = told[1] if told is not None and told[0] == line else []
            if only and not found:
                continue
            padded = [*cells, *[""] * (len(file.header) - len(cells))]
            said = " ".join(say(each.text) for each in found)
            yield _line([*map(harmless, padded), harmless(said)])


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
