"""Read a scan whatever its format: the file's first bytes say what it is, not its name."""

from pathlib import Path

from rastro.ballistics.al3d import MAGIC, read_al3d
from rastro.ballistics.pictures import read_picture
from rastro.ballistics.png_reading import SIGNATURE
from rastro.ballistics.topography import Topography
from rastro.ballistics.x3p_reading import read_x3p
from rastro.canonical import InvalidInput

HEAD = 2_000
"""Bytes that are looked at to tell the formats apart."""
_OF_TABLES = frozenset(b"0123456789+-.eE,; \t\r\nnaNA\xef\xbb\xbf")


def read(source: Path | str | bytes) -> Topography:
    """The surface in a file, or in a file's bytes: X3P, AL3D, or a PNG picture or CSV table of heights.

    Pictures and tables are not metric: they are shown, never compared as measurements.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.x3p.*`, `ballistics.al3d.*`, `ballistics.png.*`, `ballistics.table.*`: what is wrong with
        the file. What is none of these is refused as an X3P file.
    """
    head = source[:HEAD] if isinstance(source, bytes) else _head(Path(source))
    if head.startswith(MAGIC):
        return read_al3d(source)
    if head.startswith(SIGNATURE) or _is_table(head):
        return read_picture(source)
    return read_x3p(source)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        raise InvalidInput("ballistics.x3p.missing", field="file", file=path.name) from None


def _is_table(head: bytes) -> bool:
    return bool(head.strip()) and _OF_TABLES.issuperset(head)
