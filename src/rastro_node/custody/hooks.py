"""Points where a higher room listens: something came into custody; something is known beside an exhibit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rastro_node.core.actors import Actor
from rastro_node.core.hooks import Hook


@dataclass(frozen=True, slots=True)
class Entered:
    """Firearms came into custody.

    Parameters
    ----------
    actor
        Who entered them.
    refs
        `exhibit/<id>` of each firearm.
    source
        Number of the import they came with; empty for those entered at the desk.
    """

    actor: Actor
    refs: tuple[str, ...]
    source: str = ""


on_entry: Hook[Entered] = Hook()


@dataclass(frozen=True, slots=True)
class Panel:
    """What another room shows beside an exhibit.

    Parameters
    ----------
    template
        Included with `panel`, what `context` gave.
    context
        Called with who reads and `exhibit/<id>`; None when there is nothing to show.
    """

    template: str
    context: Callable[[Actor, str], Mapping[str, Any] | None]


_panels: dict[str, Panel] = {}


def panel_add(name: str, panel: Panel) -> None:
    """Add a panel; from an app's `ready`. The same name again replaces the earlier one."""
    _panels[name] = panel


def panels_of(actor: Actor, ref: str) -> list[tuple[str, Mapping[str, Any]]]:
    """The panels of an exhibit: each with its template and what it shows."""
    asked = [(panel.template, panel.context(actor, ref)) for panel in _panels.values()]
    return [(template, context) for template, context in asked if context is not None]
