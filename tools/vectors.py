"""Golden vectors: `python tools/vectors.py write` makes them, `check` says where they differ."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from golden import canonical, envelopes, ledger, markings

FOLDER = Path(__file__).resolve().parents[1] / "vectors"
FILES: dict[str, Callable[[], dict[str, Any]]] = {
    "canonical/json.json": canonical.json_file,
    "canonical/numbers.json": canonical.numbers_file,
    "envelopes/keys.json": envelopes.keys_file,
    "envelopes/accepted.json": envelopes.accepted_file,
    "envelopes/refused.json": envelopes.refused_file,
    "envelopes/answers.json": envelopes.answers_file,
    "envelopes/directories.json": envelopes.directories_file,
    "ledger/tree.json": ledger.tree_file,
    "ledger/entries.json": ledger.entries_file,
    "ledger/exports.json": ledger.exports_file,
    "markings/readings.json": markings.readings_file,
    "markings/keys.json": markings.keys_file,
}


def made(name: str) -> str:
    """What a file must hold."""
    return json.dumps(FILES[name](), ensure_ascii=False, indent=1) + "\n"


def write() -> int:
    """Make every file anew."""
    for name in FILES:
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made(name), "utf-8")
        print(f"vectors/{name}: {path.stat().st_size} bytes")
    return 0


def check() -> int:
    """Fail where a file is not what the library makes today: a change of the protocol, or of a vector."""
    different = [name for name in FILES if not _same(FOLDER / name, made(name))]
    for name in different:
        print(f"vectors/{name} is not what the library makes: a promise to other implementations would break")
    return int(bool(different))


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf-8") == text


if __name__ == "__main__":
    sys.exit({"write": write, "check": check}[sys.argv[1] if len(sys.argv) > 1 else "check"]())
