"""A page for each room of the library, filled from its docstrings when the documentation is built."""

import importlib
import pkgutil
from collections.abc import Callable

import rastro
from described import titled

HIDDEN = {"cli"}
"""Rooms whose use is described elsewhere: commands have a page of their own."""


def rooms() -> list[str]:
    """The library's rooms."""
    found = pkgutil.iter_modules(rastro.__path__)
    return sorted(each.name for each in found if each.ispkg and each.name not in HIDDEN)


def pages() -> dict[str, Callable[[], str]]:
    """The pages by file name."""
    return {f"library/{room}.md": lambda room=room: _page(room) for room in rooms()}


def _page(room: str) -> str:
    module = importlib.import_module(f"rastro.{room}")
    if getattr(module, "__all__", None):
        return titled(f"rastro.{room}", f"::: rastro.{room}")
    inside = (f"rastro.{room}.{each.name}" for each in pkgutil.iter_modules(module.__path__))
    parts = (f"## {name}\n\n::: {name}\n    options:\n      heading_level: 3" for name in inside)
    return titled(f"rastro.{room}", (module.__doc__ or "").strip(), *parts)
