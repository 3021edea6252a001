"""Facets as a page shows them: what can be chosen, with counts, and what is chosen, each with a way out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rastro_node.core.facets import BLANK, CAP, NOT_ON_RECORD, Chosen, Counts, Facet

FIGURES = 2
PLACES = ("page", "saved", "all")
"""What an address says about the place in a list, not about the list."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen.

    Parameters
    ----------
    value, label
        What the address says, what people read.
    count
        How many rows have it, in words; empty when the sample has none.
    chosen
        Whether it is chosen.
    depth
        How many of its broader values are shown above it.
    """

    value: str
    label: str
    count: str
    chosen: bool
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A facet on the page."""

    name: str
    label: Promise | str
    choices: tuple[Choice, ...]
    chosen: int
    typed: Promise | str


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that narrows the list, and the address of the list without it."""

    label: Promise | str
    text: str
    without: str


def facets_shown(facets: Sequence[Facet], counts: dict[str, Counts], chosen: Chosen) -> list[Shown]:
    """Each facet with its values: the most frequent, and all that are chosen."""
    return [
        Shown(
            facet.name,
            facet.label,
            tuple(_choices(facet, counts[facet.name], chosen.get(facet.name, ()))),
            len(chosen.get(facet.name, ())),
            facet.typed,
        )
        for facet in facets
    ]


def _choices(facet: Facet, counts: Counts, texts: Sequence[str]) -> list[Choice]:
    picked = {"" if text == BLANK else facet.read(text) for text in texts} - {None}
    values = _ordered(facet, counts, picked)
    shown = set(values)
    return [
        Choice(
            value=_text(value),
            label=said(facet, value),
            count=_counted(counts, value),
            chosen=value in picked,
            depth=sum(each in shown for each in facet.broader(value)[1:]) if facet.broader and value else 0,
        )
        for value in values
    ]


def _ordered(facet: Facet, counts: Counts, picked: set[Any]) -> list[Any]:
    """The values to show; with broader ones, each under what it belongs to."""
    values = list(counts.values.items())
    if facet.latest_first:
        ranked = sorted((value for value, _count in values if value != ""), reverse=True)
        ranked += [value for value, _count in values if value == ""]
    else:
        ranked = [value for value, _count in sorted(values, key=lambda each: (-each[1], str(each[0])))]
    shown = dict.fromkeys(ranked[: facet.most])
    shown |= dict.fromkeys(value for value in picked if value not in shown)
    if not facet.broader:
        return list(shown)
    broader = facet.broader

    def place(value: Any) -> list[Any]:
        above = list(reversed(broader(value))) if value else [value]
        return [(-counts.values.get(each, 0), str(each)) for each in above]

    return sorted(shown, key=place)


def chips_of(facets: Sequence[Facet], chosen: Chosen, query: QueryDict) -> list[Chip]:
    """A chip for each value chosen."""
    found = []
    for facet in facets:
        for text in chosen.get(facet.name, ()):
            value = "" if text == BLANK else facet.read(text)
            label = said(facet, value) if value is not None else text
            found.append(Chip(facet.label, label, address_without(query, facet.name, text)))
    return found


def address_without(query: QueryDict, name: str, text: str) -> str:
    """The address of the list without one value; of the whole list, when nothing else is asked."""
    left = query.copy()
    for place in PLACES:
        left.pop(place, None)
    left.setlist(name, [each for each in left.getlist(name) if each.strip() != text and each])
    return f"?{left.urlencode() or 'all=1'}"


def said(facet: Facet, value: Any) -> str:
    """A value in words."""
    return facet.say(value) if value != "" else str(NOT_ON_RECORD)


def total_said(total: int, *, many: bool) -> str:
    """How long a list is: exactly, or that it is longer than what is counted."""
    if many:
        return _("more than %(count)s") % {"count": number_format(CAP, force_grouping=True)}
    return str(number_format(total, force_grouping=True))


def _counted(counts: Counts, value: Any) -> str:
    count = counts.values.get(value, 0)
    if not counts.approximate:
        return str(number_format(count, force_grouping=True))
    if not count:
        return ""
    figures = max(len(str(count)) - FIGURES, 0)
    return f"≈ {number_format(round(count, -figures), force_grouping=True)}"


def _text(value: Any) -> str:
    if value == "":
        return BLANK
    return str(value).lower() if isinstance(value, bool) else str(value)
