"""What stands around a list: how long it is, facets, chips, columns, saved lists, files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

from rastro_node.core.actors import Actor
from rastro_node.core.columns import CHOICE, MOVE, Column, columns_shown
from rastro_node.core.context import actor_of
from rastro_node.core.exports import PRINT, TYPES
from rastro_node.core.facet_bar import Chip, Shown, chips_of, facets_shown, total_said
from rastro_node.core.facets import Counts, Facet, chosen_of
from rastro_node.core.permissions import Permission
from rastro_node.core.saved import LONGEST_NAME, cleaned_query, saved_lists_of

WORDS = "q"
OF_THE_PLACE = ("page", "export", "purpose", "saved", "all", MOVE)


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved list as the page offers it."""

    id: str
    name: str
    url: str
    mine: bool
    shared: bool
    default: bool
    by: str
    open: bool


@dataclass(frozen=True, slots=True)
class ListTools:
    """Everything around a list.

    Parameters
    ----------
    name, path, query
        The list, where it is, and what its address asks for.
    total
        How long it is, in words.
    facets, chips, columns, saved
        What can be chosen, what is chosen, the columns, the saved lists.
    exports
        Addresses of the list as a file, by form; none for whoever may not export.
    with_facets, with_columns, with_export
        The pairs of the address that a form of facets, of columns, of a file carries along.
    """

    name: str
    path: str
    query: str
    total: str
    facets: Sequence[Shown]
    chips: Sequence[Chip]
    columns: Sequence[Column]
    saved: Sequence[Saved]
    exports: Mapping[str, str]
    with_facets: Sequence[tuple[str, str]]
    with_columns: Sequence[tuple[str, str]]
    with_export: Sequence[tuple[str, str]]
    longest_name: int = LONGEST_NAME

    @property
    def opened(self) -> Saved | None:
        """The saved list that is open."""
        return next((each for each in self.saved if each.open), None)


def list_tools(
    request: HttpRequest,
    *,
    name: str,
    facets: Sequence[Facet],
    counts: dict[str, Counts],
    total: int,
    many: bool,
    columns: tuple[Mapping[str, Any], Sequence[str]],
) -> ListTools:
    """What stands around a list.

    Parameters
    ----------
    counts, total, many
        As counted.
    columns
        The labels of all, and the names of those shown.
    """
    query, actor = request.GET, actor_of(request)
    chosen, names = chosen_of(query, facets), [facet.name for facet in facets]
    return ListTools(
        name=name,
        path=request.path,
        query=query.urlencode(),
        total=total_said(total, many=many),
        facets=facets_shown(facets, counts, chosen),
        chips=chips_of(facets, chosen, query),
        columns=columns_shown(*columns),
        saved=_saved(actor, name, query),
        exports=_addresses(query) if Permission.EXPORT_RUN in actor.permissions else {},
        with_facets=_pairs(query, *names, WORDS),
        with_columns=_pairs(query, CHOICE),
        with_export=_pairs(query),
    )


def _pairs(query: QueryDict, *without: str) -> list[tuple[str, str]]:
    left_out = {*without, *OF_THE_PLACE}
    return [(name, value) for name, values in query.lists() if name not in left_out for value in values]


def _addresses(query: QueryDict) -> dict[str, str]:
    left = query.copy()
    for name in ("page", "per_page", "export"):
        left.pop(name, None)
    found = {}
    for form in (*TYPES, PRINT):
        left["export"] = form
        found[form] = f"?{left.urlencode()}"
    return found


def _saved(actor: Actor, table: str, query: QueryDict) -> list[Saved]:
    now = query.get("saved", "")
    asked = cleaned_query(query.urlencode()[:2_000])
    return [
        Saved(
            id=str(row.pk),
            name=row.name,
            url=f"?{row.query}{'&' if row.query else ''}saved={row.pk}",
            mine=row.owner == actor.id,
            shared=row.shared,
            default=row.default,
            by=row.owner_name,
            open=str(row.pk) == now and row.query == asked,
        )
        for row in saved_lists_of(actor, table)
    ]
