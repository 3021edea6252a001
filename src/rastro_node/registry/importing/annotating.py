"""The file again, with what was found in a column of its own: to be mended and given again."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from rastro.canonical import Text
from rastro_node.core.exports import harmless
from rastro_node.registry.importing.reading import opened
from rastro_node.registry.importing.report import Report

COLUMN = "problems"


def annotated(
    source: Path | str | BinaryIO,
    report: Report,
    *,
    mapping: Mapping[str, str] | None = None,
    say: Callable[[Text], str] = Text.say,
    only: bool = False,
) -> Iterator[str]:
    """The file's lines as CSV with the column `problems`; cells that look like formulas are made harmless.

    Parameters
    ----------
    mapping
        As the import had it.
    say
        Puts a text into the reader's language.
    only
        Give only the lines about which something was found.
    """
    by_line: dict[int, list[str]] = {}
    for finding in report.findings:
        by_line.setdefault(finding.line, []).append(say(finding.text))
    yield "\ufeff"
    with opened(source, mapping=mapping) as file:
        yield _line([*map(harmless, file.header), COLUMN])
        for line, cells in file.rows:
            if only and line not in by_line:
                continue
            padded = [*cells, *[""] * (len(file.header) - len(cells))]
            yield _line([*map(harmless, padded), harmless(" ".join(by_line.get(line, ())))])


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
