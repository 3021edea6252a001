"""The node's rooms (Django apps), lowest layer first; each joins by what it has: urls, api, tasks."""

import os
from importlib import import_module
from pathlib import Path
from types import ModuleType

HOUSE = Path(__file__).resolve().parents[1]

ALL_ROOMS = (
    "core",
    "authorities",
    "accounts",
    "nomenclator",
    "ledger",
    "exchange",
    "custody",
    "registry",
    "tracing",
    "portal",
    "secretariat",
)
_only = os.environ.get("RASTRO_ROOMS")
ROOMS = tuple(_only.split(",")) if _only else ALL_ROOMS


def inhabited() -> tuple[str, ...]:
    """The rooms that exist in this installation, as application paths."""
    return tuple(f"rastro_node.{room}" for room in ROOMS if (HOUSE / room / "apps.py").exists())


def modules(name: str) -> list[ModuleType]:
    """That module of every room that has one, lowest layer first.

    Parameters
    ----------
    name
        `urls`, `api`, `exchange_urls`: the module's name inside a room.
    """
    rooms = [room for room in ROOMS if (HOUSE / room / f"{name}.py").exists()]
    return [import_module(f"rastro_node.{room}.{name}") for room in rooms]
