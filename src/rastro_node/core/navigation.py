"""The menu: each room adds its pages, and each reader sees those they may open."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rastro_node.core.actors import Actor
from rastro_node.core.permissions import Permission

SECTIONS: dict[str, Promise] = {
    "work": _("Work"),
    "registry": _("Registry"),
    "custody": _("Custody"),
    "exchange": _("Exchange"),
    "oversight": _("Oversight"),
    "node": _("Node"),
}

type Count = Callable[[Actor], int]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the menu.

    Parameters
    ----------
    section
        One of :data:`SECTIONS`.
    name
        The address's name, such as `tracing:queue`.
    label
        What people read.
    permission
        Who sees it; everybody signed in when None.
    icon
        Name of its icon.
    order
        Place in its section.
    count
        How much waits there for that reader, if it counts something.
    """

    section: str
    name: str
    label: Promise | str
    permission: Permission | None
    icon: str
    order: int
    count: Count | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as one reader sees it in the menu."""

    label: Promise | str
    url: str
    icon: str
    name: str
    count: int | None
    current: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A group of entries."""

    key: str
    label: Promise | str
    entries: tuple[Entry, ...]


_pages: dict[str, Page] = {}


def add(
    *,
    section: str,
    name: str,
    label: Promise | str,
    permission: Permission | None = None,
    icon: str = "",
    order: int = 50,
    count: Count | None = None,
) -> None:
    """Put a page in the menu; from an app's `ready`. The same name again replaces the earlier one."""
    if section not in SECTIONS:
        raise ValueError(f"{section} is no section of the menu: {', '.join(SECTIONS)}")
    _pages[name] = Page(section, name, label, permission, icon, order, count)


def pages_of(actor: Actor) -> list[Page]:
    """The pages a reader may open, in order."""
    if not actor.is_known:
        return []
    place = list(SECTIONS)
    mine = [
        page for page in _pages.values() if page.permission is None or page.permission in actor.permissions
    ]
    return sorted(mine, key=lambda page: (place.index(page.section), page.order, page.name))


def menu_of(actor: Actor, path: str) -> list[Section]:
    """The menu of a reader at an address.

    Parameters
    ----------
    actor
        Who reads.
    path
        The address shown; the entry whose address is its longest beginning is the current one.
    """
    found = [(page, url) for page in pages_of(actor) if (url := _url(page.name))]
    lengths = [len(url) for _page, url in found if path.startswith(url) and url != "/"]
    current = max(lengths, default=1 if path == "/" else 0)
    sections: dict[str, list[Entry]] = {}
    for page, url in found:
        is_current = len(url) == current and path.startswith(url)
        count = page.count(actor) if page.count else None
        entry = Entry(page.label, url, page.icon, page.name, count, is_current)
        sections.setdefault(page.section, []).append(entry)
    return [Section(key, SECTIONS[key], tuple(entries)) for key, entries in sections.items()]


def _url(name: str) -> str:
    """A page's address; empty while its room is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
