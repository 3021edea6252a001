"""The cases of the fuzzing benchmark: made from a seed, read, measured."""

import resource
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from rastro.ballistics import read_al3d, read_x3p, write_x3p
from rastro.ballistics.pictures import read_picture
from rastro.ballistics.regions import find_regions
from rastro.ballistics.render import height_png, profile_svg, relief_png
from rastro.canonical import RastroError
from rastro.testing.broken_scans import broken_al3d, broken_picture, broken_x3p

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "ballistics"
KINDS = ("x3p", "quirk", "x3p", "al3d", "x3p", "quirk", "picture", "x3p")
RARELY = 400
"""Of so many seeds one begins with a whole scan of a study."""
AGAIN, MOST_AGAIN = 1.0, 5
MEMORY = 6_000_000_000
STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def cases(channel: Connection, seed: int, until: float) -> None:
    """Send the result of each case until time is up, then None."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while time.monotonic() < until:
        case = run(seed)
        for _ in range(MOST_AGAIN):  # other programs may have held the processor
            if not case["seconds"] > AGAIN >= case["cpu_seconds"]:
                break
            case = run(seed)
        channel.send(case)
        seed += 1
    channel.send(None)


def run(seed: int, *, plainly: bool = False) -> dict[str, Any]:
    """One case: what it was, how it ended, what it took; `plainly` lets an error through."""
    kind = KINDS[seed % len(KINDS)]
    data = _made(kind, seed)
    held = _kilobytes("VmRSS")
    with suppress(OSError):
        RESET.write_text("5")
    code, error = "", ""
    began, worked = time.perf_counter(), time.process_time()
    try:
        surface = _read(kind, data)
    except RastroError as refused:
        code = refused.code
        surface = None
        refused.say()
    except Exception as unexpected:
        if plainly:
            raise
        error, surface = repr(unexpected)[:300], None
    spent, cpu = time.perf_counter() - began, time.process_time() - worked
    megabytes = (_kilobytes("VmHWM") - held) / 1024 - len(data) / 1e6
    if surface is not None and not error:
        error = _used(surface)
    return {
        "seed": seed,
        "kind": kind,
        "bytes": len(data),
        "code": code,
        "error": error,
        "seconds": spent,
        "cpu_seconds": cpu,
        "megabytes": round(max(0.0, megabytes), 1),
    }


def _made(kind: str, seed: int) -> bytes:
    match kind:
        case "al3d":
            return broken_al3d(seed, whole=_files("x3p_quirks/*.al3d") if seed % 3 == 0 else ())
        case "picture":
            return broken_picture(seed)
        case "quirk":
            return broken_x3p(seed, whole=_files("x3p_quirks/*.x3p"))
    return broken_x3p(seed, whole=_files("breechface/*/*1*.x3p")[:6] if seed % RARELY == 0 else ())


def _read(kind: str, data: bytes) -> Any:
    if kind == "picture":
        return read_picture(data)
    surface = read_al3d(data) if kind == "al3d" else read_x3p(data)
    for name in surface.regions:
        assert surface.regions[name].shape == surface.heights.shape
    for note in surface.notes:
        note.say()
    return surface


def _used(surface: Any) -> str:
    """What goes wrong when it is drawn, written, read back, and its regions are sought."""
    try:
        for draw in (height_png, relief_png, profile_svg):
            draw(surface)
        if not surface.metric:
            return ""
        for mark in ("breech-face", "firing-pin"):
            find_regions(surface, mark=mark)
        again = read_x3p(write_x3p(surface))
    except RastroError as refused:
        return f"read, but not used: {refused.code}"
    except Exception as unexpected:  # noqa: BLE001 - this is what is looked for
        return f"read, but not used: {unexpected!r}"[:300]
    same = again.heights.tobytes() == surface.heights.tobytes()
    same = same and (again.dx, again.dy) == (surface.dx, surface.dy)
    return "" if same else "written and read back, it is another surface"


@cache
def _files(pattern: str) -> Sequence[bytes]:
    return tuple(path.read_bytes() for path in sorted(SHARED.glob(pattern)))


def _kilobytes(name: str) -> int:
    """A figure of the process's memory; where there is no /proc, the most it ever held."""
    try:
        line = next(line for line in STATUS.read_text().splitlines() if line.startswith(name))
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    return int(line.split()[1])
