"""A workbook looked at as the archive it is, before anything in it is believed."""

import re
import zipfile
from typing import BinaryIO

from rastro.canonical import InvalidInput, TooLarge

MAX_UNPACKED = 200_000_000
SURELY_FINE = 10_000_000
MAX_RATIO = 100
"""Sheets of real registers unpack to 5 to 30 times their size."""
MOST_PARTS = 1_000
MOST_CELLS = 1_000
"""Columns of a sheet."""
CHUNK = 1 << 20
PROLOGUE = 64_000
ROOT = re.compile(rb"<[A-Za-z_]")
CELL = re.compile(rb"<(?:[\w.-]{1,40}:)?c[\s/>]")
ROW = re.compile(rb"<(?:[\w.-]{1,40}:)?row[\s/>]")
SHORTEST = len("<c/>")
MACROS = ("vbaproject.bin", "vbadata.xml")


def refuse_hostile(stream: BinaryIO) -> None:
    """Refuse a workbook that unpacks to too much, holds macros or entities, or rows without an end.

    A part longer than the archive says is cut off there and fails its checksum.

    Raises
    ------
    InvalidInput, TooLarge
        `core.import.bytes`, `.bomb`, `.macros`, `.xlsb`, `.entities`, `.many_columns`.
    """
    with zipfile.ZipFile(stream) as archive:
        parts = archive.infolist()
        _refuse_bomb(parts)
        _refuse_macros(archive, parts)
        for part in parts:
            name = part.filename.lower()
            if name.endswith((".xml", ".rels")):
                _refuse_entities(archive, part)
            if "sheet" in name:
                _refuse_wide(archive, part)
    stream.seek(0)


def _refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(each.file_size for each in parts)
    if unpacked > MAX_UNPACKED or len(parts) > MOST_PARTS:
        raise TooLarge("core.import.bytes", limit=MAX_UNPACKED // 1_000_000)
    if unpacked > SURELY_FINE and unpacked > MAX_RATIO * sum(each.compress_size for each in parts):
        raise TooLarge("core.import.bomb")


def _refuse_macros(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    names = {each.filename.lower() for each in parts}
    if any(name.endswith(MACROS) for name in names):
        raise InvalidInput("core.import.macros")
    if any(name.endswith("workbook.bin") for name in names):
        raise InvalidInput("core.import.xlsb")
    if "[content_types].xml" in names:
        types = next(each for each in parts if each.filename.lower() == "[content_types].xml")
        with archive.open(types) as part:
            if b"macroenabled" in part.read(CHUNK).lower():
                raise InvalidInput("core.import.macros")


def _refuse_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A document type stands before the root; a workbook has none, and needs neither UTF-16 nor a preface."""
    with archive.open(part) as content:
        head = content.read(PROLOGUE)
    root = ROOT.search(head)
    prologue = head[: root.start()] if root else head
    too_long = root is None and len(head) == PROLOGUE
    if b"<!D" in prologue.upper() or too_long or b"\x00" in prologue:
        raise InvalidInput("core.import.entities")


def _refuse_wide(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Count the cells of each row, a piece at a time: a short row cannot hold too many."""
    with archive.open(part) as content:
        cells = 0
        while chunk := content.read(CHUNK):
            first, *rows = ROW.split(chunk)
            _refuse_many(cells := cells + _cells(first))
            for row in rows:
                if len(row) > SHORTEST * MOST_CELLS:
                    _refuse_many(_cells(row))
            if rows:
                cells = _cells(rows[-1])


def _cells(piece: bytes) -> int:
    return len(CELL.findall(piece))


def _refuse_many(cells: int) -> None:
    if cells > MOST_CELLS:
        raise TooLarge("core.import.many_columns", limit=MOST_CELLS)
