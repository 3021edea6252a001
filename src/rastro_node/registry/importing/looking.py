"""What is found by comparing lines with the register: nothing is merged."""

from collections.abc import Mapping, Sequence

from rastro.canonical import Text
from rastro_node.core.imports import Finding, Row
from rastro_node.registry.importing.rows import Read, read_of
from rastro_node.registry.selectors.imported import serials_standing


def look(rows: Sequence[Row]) -> list[Finding]:
    """What is found in new lines."""
    serials = serials_standing({read_of(row).folded for row in rows} - {""})
    return [finding for row in rows for finding in _looked(row.line, read_of(row), serials)]


def _looked(line: int, read: Read, serials: Mapping[tuple[str, str], str]) -> list[Finding]:
    found = []
    if read.unknown_make:
        text = Text("registry.import.unknown_make", {"make": read.firearm.make})
        found.append(Finding(line, "make", "warning", text))
    other = serials.get(read.serial_key) or read.twin if read.folded else ""
    if other and other != read.firearm.external_id:
        text = Text("registry.import.same_serial", {"other": other})
        found.append(Finding(line, "serial", "warning", text))
    return found
