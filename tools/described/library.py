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
    names = getattr(module, "__all__", None)
    targets = [f"rastro.{room}"] if names else _inside(f"rastro.{room}", module.__path__)
    parts = [f"::: {target}" for target in targets]
    return titled(f"rastro.{room}", (module.__doc__ or "").strip(), *parts)


def _inside(package: str, path: list[str]) -> list[str]:
    return [f"{package}.{each.name}" for each in pkgutil.iter_modules(path)]
