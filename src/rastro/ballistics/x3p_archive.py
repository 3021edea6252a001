"""The parts of an X3P container, unpacked with limits before anything of it is trusted."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from rastro.canonical import InvalidInput, TooLarge

MAIN = "main.xml"
MAX_FILE = 600_000_000
MAX_XML = 2_000_000
MAX_PART = 800_000_000
MAX_PARTS = 64
MAX_RATIO = 100
SURELY_FINE = 10_000_000
# What zipfile raises on archives that were broken on purpose: offsets before the file, unknown methods.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened container.

    Parameters
    ----------
    file
        The ZIP archive.
    entries
        Each part by its name, with `/` between folders.
    folder
        The folder in which main.xml lies, with its `/`; empty for the top.
    """

    file: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    folder: str

    def named(self, name: str) -> str:
        """The part as the archive has it: beside main.xml, or at the top; empty if there is none."""
        wanted = name.replace("\\", "/").removeprefix("./").lstrip("/")
        return next((each for each in (self.folder + wanted, wanted) if each in self.entries), "")

    def part(self, name: str, *, limit: int = MAX_PART) -> bytes:
        """The bytes of a part.

        Raises
        ------
        InvalidInput, TooLarge
            `ballistics.x3p.part` if it is missing or broken, `ballistics.x3p.large`.
        """
        entry = self.entries.get(self.named(name))
        if entry is None:
            raise InvalidInput("ballistics.x3p.part", field="file", part=name[:80])
        if entry.file_size > limit:
            raise TooLarge("ballistics.x3p.large", field="file", part=name[:80], limit=limit // 1_000_000)
        try:
            with self.file.open(entry) as stream:
                return stream.read(entry.file_size)
        except _BROKEN:
            raise InvalidInput("ballistics.x3p.part", field="file", part=name[:80]) from None


def open_archive(stream: BinaryIO) -> Archive:
    """Open a container; a bomb is refused by the archive's own list.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.x3p.not_zip`, `.parts`, `.bomb`, `.twice`.
    """
    try:
        file = zipfile.ZipFile(stream)
    except _BROKEN:
        raise InvalidInput("ballistics.x3p.not_zip", field="file") from None
    parts = file.infolist()
    if len(parts) > MAX_PARTS:
        raise TooLarge("ballistics.x3p.parts", field="file", limit=MAX_PARTS)
    unpacked, packed = sum(each.file_size for each in parts), sum(each.compress_size for each in parts)
    if unpacked > MAX_PART or (unpacked > SURELY_FINE and unpacked > MAX_RATIO * max(packed, 1)):
        raise TooLarge("ballistics.x3p.bomb", field="file")
    entries: dict[str, zipfile.ZipInfo] = {}
    for each in parts:
        name = each.filename.replace("\\", "/")
        if name in entries:  # two readers could take different ones
            raise InvalidInput("ballistics.x3p.twice", field="file", part=name[:80])
        entries[name] = each
    return Archive(file, entries, _folder(entries))


def _folder(entries: Iterable[str]) -> str:
    mains = [each for each in entries if each.lower().rpartition("/")[2] == MAIN]
    return min(mains, key=len)[: -len(MAIN)] if mains else ""
