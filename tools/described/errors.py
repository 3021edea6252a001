"""Every code a person or a program can meet, with its sentence and its status."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

from described import code, prose, table, titled
from rastro.canonical import catalogue
from rastro.canonical.errors import (
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    RastroError,
    TooLarge,
    Unavailable,
)

SOURCES = Path(__file__).resolve().parents[2] / "src"
KINDS: dict[str, type[RastroError]] = {
    each.__name__: each for each in (InvalidInput, NotFound, Conflict, Forbidden, TooLarge, Unavailable)
} | {"Refused": InvalidInput}
INTRODUCTION = """
An error is a stable code, a sentence in the reader's language, and the field it is about. The page shows
the sentence. The API answers with a problem document (RFC 9457) that carries code, sentence and field;
the command line prints them. Programs rely on the code: it does not change. Words in braces are filled
in.

Where there is a *status*, the code is an error: it is the HTTP status with which the API answers.
Sentences without one are reasons, findings, names of fields and next steps that answers and pages are
made of. What one State's node says to another's in refusing a message is explained under [refusal
codes](../protocol/refusals.md).
"""


def page() -> str:
    """The page of codes, a section for each room."""
    register_all()
    statuses = raised()
    rooms: dict[str, list[tuple[str, ...]]] = {}
    for name, sentence in sorted(catalogue().items()):
        row = (code(name), statuses.get(name, ""), prose(sentence))
        rooms.setdefault(name.partition(".")[0], []).append(row)
    parts = [f"## {room}\n\n" + table(("code", "status", "sentence"), rows) for room, rows in rooms.items()]
    return titled("Codes and sentences", INTRODUCTION, *parts)


def register_all() -> None:
    """Let every room of both houses register its sentences."""
    for path in sorted(SOURCES.glob("*/*/texts.py")):
        importlib.import_module(".".join(path.relative_to(SOURCES).with_suffix("").parts))


def raised() -> dict[str, str]:
    """The status of each code that the source raises by its name."""
    found: dict[str, set[int]] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        for name, status in _raised_in(ast.parse(path.read_text("utf-8"))):
            found.setdefault(name, set()).add(status)
    return {name: ", ".join(map(str, sorted(statuses))) for name, statuses in found.items()}


def _raised_in(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=kind), args=[ast.Constant(value=str(name)), *_]) if kind in KINDS:
                yield name, KINDS[kind].status
