"""The parts of an X3P container, unpacked with limits before anything of it is trusted."""

import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from rastro.canonical import InvalidInput, TooLarge

MAX_FILE = 600_000_000
MAX_XML = 2_000_000
MAX_PART = 800_000_000
MAX_PARTS = 64
MAX_RATIO = 400
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
    sizes
        Unpacked size of each part by its name, with `/` between folders.
    """

    file: zipfile.ZipFile
    sizes: dict[str, int]

    def part(self, name: str, *, limit: int = MAX_PART) -> bytes:
        """The bytes of a part.

        Raises
        ------
        InvalidInput, TooLarge
            `ballistics.x3p.part` if it is missing or broken, `ballistics.x3p.large`.
        """
        wanted = name.lstrip("/")
        if wanted not in self.sizes:
            raise InvalidInput("ballistics.x3p.part", field="file", part=wanted[:80])
        if self.sizes[wanted] > limit:
            raise TooLarge("ballistics.x3p.large", field="file", part=wanted[:80], limit=limit // 1_000_000)
        try:
            with self.file.open(wanted) as stream:
                return stream.read(limit + 1)
        except _BROKEN:
            raise InvalidInput("ballistics.x3p.part", field="file", part=wanted[:80]) from None


def open_archive(stream: BinaryIO) -> Archive:
    """Open a container; a bomb is refused by the archive's own list.

    Raises
    ------
    InvalidInput, TooLarge
        `ballistics.x3p.not_zip`, `ballistics.x3p.parts`, `ballistics.x3p.bomb`.
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
    names = [each.filename.replace("\\", "/") for each in parts]
    return Archive(file, {name: part.file_size for name, part in zip(names, parts, strict=True)})
