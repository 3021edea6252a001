"""The generated reference: `tools/reference.py write` makes its pages, `check` says where they differ."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"


def _load() -> None:
    """Load every room, as the node does; no database is asked."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rastro_node.config.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate("en")


_load()

from described import addresses, commands, errors, library, messages, outcomes, permissions, settings  # noqa: E402

PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands.page,
    "settings.md": settings.page,
    "messages.md": messages.page,
    "outcomes.md": outcomes.page,
    "errors.md": errors.page,
    "permissions.md": permissions.page,
    "addresses.md": addresses.page,
    **library.pages(),
}


def write() -> int:
    """Make every page anew."""
    for name, page in PAGES.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(), "utf-8")
        print(f"docs/reference/{name}")
    return 0


def different() -> list[str]:
    """Pages that are not what the code says today, and pages of what is no longer there."""
    stale = [name for name, page in PAGES.items() if not _same(FOLDER / name, page())]
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.md")}
    return stale + sorted(there - PAGES.keys() - {"index.md"})


def check() -> int:
    """Fail where a page is not what the code says."""
    found = different()
    for name in found:
        print(f"docs/reference/{name} is out of date: run python tools/reference.py write")
    return int(bool(found))


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf-8") == text


if __name__ == "__main__":
    asked = sys.argv[1].removeprefix("--") if len(sys.argv) > 1 else "check"
    sys.exit({"write": write, "check": check}[asked]())
