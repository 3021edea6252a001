"""The search box: each room looks among its own, and one room's failure hides nobody else's finds."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise

from rastro.canonical import RastroError
from rastro_node.core.actors import Actor

log = logging.getLogger(__name__)

LONGEST = 200
MOST_HITS = 20


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
    """

    title: str
    subtitle: str
    url: str
    kind: Promise | str
    exact: bool = False


type Provider = Callable[[Actor, str], Sequence[Hit]]

_providers: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Add a room's search; from its app's `ready`. It must show only what the actor may see."""
    _providers[name] = provider


def cleaned(text: str) -> str:
    """What was typed, on one line, without control characters, cut to 200 characters."""
    printable = "".join(character if character.isprintable() else " " for character in text[: 4 * LONGEST])
    return " ".join(printable.split())[:LONGEST]


def search(actor: Actor, text: str) -> list[Hit]:
    """Everything found, the very thing asked for first.

    Parameters
    ----------
    actor
        Who asks.
    text
        As typed.
    """
    asked = cleaned(text)
    if not asked:
        return []
    hits = [hit for name in _providers for hit in _ask(name, actor, asked)]
    return sorted(hits, key=lambda hit: not hit.exact)


def _ask(name: str, actor: Actor, text: str) -> list[Hit]:
    try:
        with transaction.atomic():
            return list(_providers[name](actor, text))[:MOST_HITS]
    except RastroError:
        return []
    except Exception:
        log.exception("the search among %s failed", name)
        return []
