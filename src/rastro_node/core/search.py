"""The search box: each room looks among its own, and one room's failure hides nobody else's finds."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode

from rastro.canonical import RastroError
from rastro_node.core.actors import Actor
from rastro_node.core.permissions import Permission

log = logging.getLogger(__name__)

LONGEST = 200
MOST_HITS = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    Parameters
    ----------
    title, subtitle
        What it is, and what tells it from its like.
    url
        Its page.
    kind
        What kind of thing it is, such as *Firearm*.
    exact
        Whether it is the very thing asked for, such as a trace by its number.
    mark
        Its serial, which is set in letters of one width.
    why
        Why it was found, in words.
    """

    title: str
    subtitle: str
    url: str
    kind: Promise | str
    exact: bool = False
    mark: str = ""
    why: str = ""


type Provider = Callable[[Actor, str], Sequence[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of things that can be searched: a tab of the search page.

    Parameters
    ----------
    name
        What addresses say: `?kind=firearms`.
    label
        What people read, in the plural.
    provider
        Looks for at most `MOST_HITS`, the best first, among what the actor may see.
    icon, order
        Its icon, and its place among the tabs.
    permission
        Who has the tab; everybody signed in when None.
    list_page
        Name of the address of the list of all of that kind, which takes the text as `q` and has filters.
    """

    name: str
    label: Promise | str
    provider: Provider
    icon: str = "search"
    order: int = 50
    permission: Permission | None = None
    list_page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A kind that is not looked for until somebody says why: its tab shows a form instead of finds.

    Parameters
    ----------
    name, label, icon, order, permission
        As of a kind.
    template
        The form; it gets `asked` and what `context` gives.
    """

    name: str
    label: Promise | str
    template: str
    permission: Permission
    icon: str = "lock"
    order: int = 50
    context: Callable[[Actor], Mapping[str, Any]] = field(default=lambda _actor: {})


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind.

    Parameters
    ----------
    hits
        The best first, the very thing asked for before all.
    more
        Whether there are more than were looked for.
    failed
        Whether looking failed: then nothing is said about what there is.
    """

    kind: Kind
    hits: tuple[Hit, ...]
    more: bool = False
    failed: bool = False

    def list_url(self, asked: str) -> str:
        """Where all of them are, with filters; empty where there is no such list."""
        page = self.kind.list_page
        return f"{reverse(page)}?{urlencode({'q': asked})}" if page else ""


_kinds: dict[str, Kind] = {}
_doors: dict[str, Door] = {}


def register(name: str, provider: Provider, **about: Any) -> None:
    """Add a room's search; from its app's `ready`. It must show only what the actor may see.

    Parameters
    ----------
    name
        Of the kind; the same name again replaces the earlier one.
    about
        `label`, `icon`, `order`, `permission`, `list_page` of the :class:`Kind`.
    """
    _kinds[name] = Kind(name=name, provider=provider, **({"label": name} | about))


def register_door(door: Door) -> None:
    """Add a kind that is looked for only for a stated purpose; from its app's `ready`."""
    _doors[door.name] = door


def doors_of(actor: Actor) -> list[Door]:
    """The doors an actor may use."""
    mine = [door for door in _doors.values() if door.permission in actor.permissions]
    return sorted(mine, key=lambda door: (door.order, door.name))


def cleaned(text: str) -> str:
    """What was typed, on one line, without control characters, cut to 200 characters."""
    printable = "".join(character if character.isprintable() else " " for character in text[: 4 * LONGEST])
    return " ".join(printable.split())[:LONGEST]


def groups_of(actor: Actor, text: str) -> list[Group]:
    """What was found, kind by kind, in the order of the tabs; each kind the actor has, empty ones too."""
    asked = cleaned(text)
    mine = [
        kind for kind in _kinds.values() if kind.permission is None or kind.permission in actor.permissions
    ]
    mine.sort(key=lambda kind: (kind.order, kind.name))
    return [_ask(kind, actor, asked) for kind in mine] if asked else [Group(kind, ()) for kind in mine]


def search(actor: Actor, text: str) -> list[Hit]:
    """Everything found, the very thing asked for first.

    Parameters
    ----------
    actor
        Who asks.
    text
        As typed.
    """
    hits = [hit for group in groups_of(actor, text) for hit in group.hits]
    return sorted(hits, key=lambda hit: not hit.exact)


def _ask(kind: Kind, actor: Actor, text: str) -> Group:
    try:
        with transaction.atomic():
            found = list(kind.provider(actor, text))
    except RastroError:
        return Group(kind, ())
    except Exception:
        log.exception("the search among %s failed", kind.name)
        return Group(kind, (), failed=True)
    hits = sorted(found[:MOST_HITS], key=lambda hit: not hit.exact)
    return Group(kind, tuple(hits), more=len(found) >= MOST_HITS)
