"""A gallery on disk: files that only grow, and a manifest that says how much of them counts."""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from rastro.ballistics.gallery.coverage import Shares, coverage
from rastro.ballistics.gallery.sketch import FRAME, HARMONICS, RINGS, VERSION, Bytes, Sketch
from rastro.ballistics.recipe import ImpressionRecipe
from rastro.canonical import InvalidInput, NotFound

FORMAT = "rastro-gallery-2"
MANIFEST, ENTRIES, SURFACES, HARMONICS_FILE = "manifest.json", "entries.jsonl", "surfaces.i8", "rings.i8"
COVERAGE_FILE = "coverage.u8"
SURFACE_SHAPE, RINGS_SHAPE = (FRAME, FRAME), (HARMONICS, RINGS, 2)
COVERAGE_SHAPE = (RINGS,)
LARGEST_MANIFEST = 1_000_000
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """One surface of a gallery.

    Parameters
    ----------
    name
        Where its scan lies, from the gallery's folder; for a generated one, what it was called.
    source
        The firearm, where it is known; else empty.
    """

    name: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a gallery is and how much of its files counts.

    Parameters
    ----------
    count, entry_bytes
        Surfaces, and the length of their entries; what lies beyond in the files is of a write cut off.
    head
        SHA-256 chained over entries and kept bytes: two galleries with one head hold the same.
    """

    format: str = FORMAT
    sketch: str = VERSION
    recipe: Mapping[str, Any] = field(default_factory=lambda: ImpressionRecipe().as_json())
    count: int = 0
    entry_bytes: int = 0
    head: str = ""


class Gallery:
    """Surfaces kept for search, in a folder; loaded as far as it is read.

    Raises
    ------
    NotFound
        `ballistics.gallery.absent`.
    InvalidInput
        `ballistics.gallery.manifest`, `.version` or `.short` when it cannot be read as one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = _manifest(folder)
        self._starts: np.ndarray[Any, np.dtype[np.int64]] | None = None
        for name, each in (
            (SURFACES, _size(SURFACE_SHAPE)),
            (HARMONICS_FILE, _size(RINGS_SHAPE)),
            (COVERAGE_FILE, _size(COVERAGE_SHAPE)),
            (ENTRIES, 0),
        ):
            wanted = each * self.manifest.count or self.manifest.entry_bytes
            if (folder / name).stat().st_size < wanted:
                raise InvalidInput("ballistics.gallery.short", field="gallery", file=name)

    @classmethod
    def create(cls, folder: Path, *, recipe: ImpressionRecipe | None = None) -> "Gallery":
        """An empty gallery in a folder that holds none."""
        if (folder / MANIFEST).exists():
            raise InvalidInput("ballistics.gallery.exists", field="gallery", folder=folder.name)
        folder.mkdir(parents=True, exist_ok=True)
        for name in (ENTRIES, SURFACES, HARMONICS_FILE, COVERAGE_FILE):
            (folder / name).touch()
        _write_manifest(folder, Manifest(recipe=(recipe or ImpressionRecipe()).as_json()))
        return cls(folder)

    def __len__(self) -> int:
        return self.manifest.count

    def rings(self, start: int, stop: int) -> Bytes:
        """Shape (surfaces, HARMONICS, RINGS, 2), of those from `start` to before `stop`."""
        return _read(self.folder / HARMONICS_FILE, RINGS_SHAPE, start, min(stop, len(self)))

    def coverage(self, start: int, stop: int) -> Shares:
        """Shape (surfaces, RINGS): how much of each ring was measured, in 255ths."""
        held = _read(self.folder / COVERAGE_FILE, COVERAGE_SHAPE, start, min(stop, len(self)))
        return held.view(np.uint8)

    def surface(self, number: int) -> Bytes:
        """Shape (FRAME, FRAME)."""
        surface: Bytes = _read(self.folder / SURFACES, SURFACE_SHAPE, number, number + 1)[0]
        return surface

    def entry(self, number: int) -> Entry:
        """What a surface is."""
        starts = self._entry_starts()
        with (self.folder / ENTRIES).open("rb") as file:
            file.seek(int(starts[number]))
            return _entry(file.read(int(starts[number + 1] - starts[number])))[0]

    def entries(self) -> Iterator[Entry]:
        """All of them, in order."""
        with (self.folder / ENTRIES).open("rb") as file:
            for _, line in zip(range(len(self)), file, strict=False):
                yield _entry(line)[0]

    def append(self, additions: Iterable[tuple[Entry, Sketch]]) -> None:
        """Add surfaces; each thousand counts once it is whole on the disk.

        Raises
        ------
        InvalidInput
            `ballistics.gallery.busy` when another program is adding.
        """
        with _alone(self.folder):
            self.manifest = _manifest(self.folder)
            batch: list[tuple[Entry, Sketch]] = []
            for addition in additions:
                batch.append(addition)
                if len(batch) == BATCH:
                    self._append(batch)
                    batch = []
            if batch:
                self._append(batch)

    def _append(self, batch: list[tuple[Entry, Sketch]]) -> None:
        """Write behind what counts, make sure it is there, and only then let it count."""
        count, head, lines = self.manifest.count, self.manifest.head, []
        for entry, each in batch:
            lines.append(_line(entry, each))
            head = _next(head, lines[-1])
        written = b"".join(lines)
        surfaces, rings = (np.stack([getattr(each, name) for _, each in batch]) for name in PARTS)
        _write_at(self.folder / SURFACES, count * _size(SURFACE_SHAPE), surfaces.tobytes())
        _write_at(self.folder / HARMONICS_FILE, count * _size(RINGS_SHAPE), rings.tobytes())
        shares = coverage(surfaces).tobytes()
        _write_at(self.folder / COVERAGE_FILE, count * _size(COVERAGE_SHAPE), shares)
        _write_at(self.folder / ENTRIES, self.manifest.entry_bytes, written)
        grown = self.manifest.entry_bytes + len(written)
        self.manifest = replace(self.manifest, count=count + len(batch), entry_bytes=grown, head=head)
        _write_manifest(self.folder, self.manifest)
        self._starts = None

    def verify(self) -> bool:
        """Whether every kept byte is the one that was added."""
        head = ""
        with (self.folder / ENTRIES).open("rb") as file:
            for number, line in zip(range(len(self)), file, strict=False):
                if not self._is_whole(number, line):
                    return False
                head = _next(head, line)
        return head == self.manifest.head

    def _is_whole(self, number: int, line: bytes) -> bool:
        try:
            digest = _entry(line)[1]
        except InvalidInput:
            return False
        kept = Sketch(self.surface(number), self.rings(number, number + 1)[0])
        return digest == _digest(kept) and self._covers(number, kept)

    def _covers(self, number: int, kept: Sketch) -> bool:
        return bool((self.coverage(number, number + 1) == coverage(kept.surface[None])).all())

    def _entry_starts(self) -> "np.ndarray[Any, np.dtype[np.int64]]":
        if self._starts is None:
            held = np.fromfile(self.folder / ENTRIES, np.uint8, self.manifest.entry_bytes)
            self._starts = np.r_[0, np.flatnonzero(held == ord("\n")) + 1]
        return self._starts


PARTS = ("surface", "rings")


def _size(shape: tuple[int, ...]) -> int:
    return int(np.prod(shape))


def _read(path: Path, shape: tuple[int, ...], start: int, stop: int) -> Bytes:
    count = max(0, stop - start)
    held = np.fromfile(path, np.int8, count * _size(shape), offset=start * _size(shape))
    return held.reshape(count, *shape)


def _entry(line: bytes) -> tuple[Entry, str]:
    """What a line says: the entry, and the digest of its kept bytes."""
    try:
        told = json.loads(line)
        return Entry(told["name"], told["source"]), told["sha256"]
    except (ValueError, TypeError, KeyError):
        raise InvalidInput("ballistics.gallery.entry", field="gallery", file=ENTRIES) from None


def _digest(each: Sketch) -> str:
    return hashlib.sha256(each.surface.tobytes() + each.rings.tobytes()).hexdigest()


def _line(entry: Entry, each: Sketch) -> bytes:
    told = {**asdict(entry), "sha256": _digest(each)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _next(head: str, line: bytes) -> str:
    return hashlib.sha256(head.encode() + line).hexdigest()


def _write_at(path: Path, place: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.truncate(place)
        file.seek(place)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    """In one step: a reader sees the old one or the new one."""
    fresh = folder / f"{MANIFEST}.new"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / MANIFEST)


def _manifest(folder: Path) -> Manifest:
    try:
        with (folder / MANIFEST).open(encoding="utf-8") as file:
            manifest = Manifest(**json.loads(file.read(LARGEST_MANIFEST)))
    except OSError:
        raise NotFound("ballistics.gallery.absent", field="gallery", folder=folder.name) from None
    except (ValueError, TypeError):
        raise InvalidInput("ballistics.gallery.manifest", field="gallery", folder=folder.name) from None
    if (manifest.format, manifest.sketch) != (FORMAT, VERSION):
        raise InvalidInput(
            "ballistics.gallery.version", field="gallery", said=f"{manifest.format}, {manifest.sketch}"
        )
    return manifest


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One writer at a time; the lock goes with the program that holds it."""
    with (folder / ".lock").open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InvalidInput("ballistics.gallery.busy", field="gallery", folder=folder.name) from None
        yield
