"""Pictures and tables of heights: shown and rendered, but no lengths, so never compared as measurements."""

import csv
import io
from pathlib import Path

import numpy as np

from rastro.ballistics.png_reading import SIGNATURE, read_png
from rastro.ballistics.topography import Topography
from rastro.ballistics.x3p_header import MAX_SIDE
from rastro.canonical import InvalidInput, Text, TooLarge

MAX_BYTES = 100_000_000
_COLOURS = 3


def read_picture(source: Path | str | bytes) -> Topography:
    """A PNG picture's brightness, or a CSV table of numbers, as heights that are not metric.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.png.*`, `ballistics.table.*`.
    """
    data = source if isinstance(source, bytes) else _read(Path(source))
    if len(data) > MAX_BYTES:
        raise TooLarge("ballistics.x3p.large", field="file", part="file", limit=MAX_BYTES // 1_000_000)
    heights = _brightness(data) if data.startswith(SIGNATURE) else _table(data)
    notes = (Text("ballistics.picture.not_metric"),)
    return Topography(heights, 1.0, 1.0, notes=notes, metric=False)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        raise InvalidInput("ballistics.x3p.missing", field="file", file=path.name) from None


def _brightness(data: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    pixels = read_png(data)
    colours = pixels[:, :, :_COLOURS] if pixels.shape[2] >= _COLOURS else pixels[:, :, :1]
    return colours.mean(axis=2, dtype=np.float64)


def _table(data: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    text = data.decode("utf-8-sig", "replace")
    separator = next((each for each in ";\t," if each in text[:2000]), ",")
    rows: list[list[float]] = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator), 1):
            rows.append([_number(each, number, separator) for each in row])
            if len(row) > MAX_SIDE or len(row) != len(rows[0]):
                raise InvalidInput("ballistics.table.ragged", field="file", line=number)
    except csv.Error:
        raise InvalidInput("ballistics.table.ragged", field="file", line=len(rows) + 1) from None
    return np.array(rows, np.float64).reshape(len(rows), len(rows[0]) if rows else 0)


def _number(said: str, line: int, separator: str) -> float:
    """A number; nothing for a missing point; a decimal comma where columns are not divided by commas."""
    usual = said.strip() if separator == "," else said.strip().replace(",", ".")
    if usual.lower() in {"", "nan", "na"}:
        return float("nan")
    try:
        return float(usual)
    except ValueError:
        raise InvalidInput("ballistics.table.number", field="file", line=line, said=said[:40]) from None
