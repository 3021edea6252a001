"""A list page: narrow, sort, page, choose columns, save, export. One function: all lists behave alike."""

from collections.abc import Mapping, Sequence
from typing import Any

import django_tables2 as tables
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django_filters import FilterSet
from django_tables2.config import RequestConfig

from rastro.canonical import InvalidInput
from rastro_node.core.columns import CHOICE, MOVE, columns_of
from rastro_node.core.context import actor_of
from rastro_node.core.exports import MOST_PRINTED, MOST_ROWS, PRINT, TYPES, as_file
from rastro_node.core.facets import CAP, Counts, Facet, chosen_of, counts_of, is_large, length_of, narrowed
from rastro_node.core.hooks import Export, on_export
from rastro_node.core.keys import own_state
from rastro_node.core.list_tools import ListTools, list_tools
from rastro_node.core.permissions import Permission
from rastro_node.core.policies import may
from rastro_node.core.saved import default_of

PER_PAGE = 25
MOST_PER_PAGE = 200
LONGEST_PURPOSE = 200


class Table(tables.Table):  # type: ignore[misc]  # django-tables2 has no types
    """The look every table shares; a room's tables inherit it."""

    on_demand: tuple[str, ...] = ()
    """Columns that are shown when somebody asks for them."""

    class Meta:
        attrs: Mapping[str, str] = {"class": "table"}
        template_name = "core/table.html"
        empty_text = ""


class KnownLength(Paginator):  # type: ignore[type-arg]
    """Pages of a list whose length, or whose counted beginning, is known already."""

    def __init__(self, *args: Any, count: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.__dict__["count"] = count


def list_page(
    request: HttpRequest,
    *,
    rows: QuerySet[Any] | list[Any],
    table: type[Table],
    template: str,
    name: str,
    filters: type[FilterSet] | None = None,
    facets: Sequence[Facet] = (),
    context: Mapping[str, Any] | None = None,
    per_page: int = PER_PAGE,
) -> HttpResponseBase:
    """A list as a page, or, with `?export=csv|xlsx|json|print`, as a file of everything the filter leaves.

    Parameters
    ----------
    request
        Its query filters (`filters`, `facets`), sorts (`sort`), pages (`page`, `per_page`), chooses columns
        (`columns`) and exports (`export`, with a `purpose` that goes into the ledger). Without any query, the
        reader's own default opens.
    rows
        What the actor may see, from a selector.
    table, filters, facets
        How rows are shown and narrowed.
    template
        The page; it gets `table`, `filter`, `exports` (addresses by form), `total` and `tools`, which
        `core/_facets.html`, `core/_chips.html` and `core/_list_tools.html` show.
    name
        Of the list, such as `registry.firearms`: for files, saved lists and the ledger.

    Raises
    ------
    Forbidden, InvalidInput
        If the actor may not export, or the list is over 100,000 rows.
    """
    if not request.GET and request.method == "GET" and (mine := default_of(actor_of(request), name)):
        return redirect(f"{request.path}?{mine.query}{'&' if mine.query else ''}saved={mine.pk}")
    if MOVE in request.GET:
        return redirect(_moved(request, table))
    filtered = filters(request.GET, queryset=rows, request=request) if filters else None
    found: Any = filtered.qs if filtered is not None else rows
    chosen = chosen_of(request.GET, facets)
    left = narrowed(found, facets, chosen) if facets else found
    shown = _with_columns(request, table, left)
    if form := request.GET.get("export", ""):
        return _export(request, shown, name=name, form=form)
    counts, total, many = counts_of(found, facets, chosen) if facets else _counted(left)
    shown.orderable = not (many and is_large(left))
    _paged(request, shown, per_page, total)
    tools = list_tools(
        request,
        name=name,
        facets=facets,
        counts=counts,
        total=total,
        many=many,
        columns=_labels(table, shown),
    )
    page = {
        "table": shown,
        "filter": filtered,
        "exports": tools.exports,
        "total": total,
        "tools": tools,
        "too_long_to_sort": not shown.orderable,
        **(context or {}),
    }
    return render(request, template, page)


def _moved(request: HttpRequest, table: type[Table]) -> str:
    """The address with the columns in their new order: it can be kept, sorted and exported."""
    query = request.GET.copy()
    query.setlist(CHOICE, columns_of(query, list(table.base_columns), table.on_demand))
    del query[MOVE]
    return f"{request.path}?{query.urlencode()}"


def _with_columns(request: HttpRequest, table: type[Table], rows: Any) -> Any:
    """The table with the columns that were asked for, in their order."""
    names = list(table.base_columns)
    columns = columns_of(request.GET, names, table.on_demand)
    hidden = [name for name in names if name not in columns]
    return table(rows, sequence=(*columns, "..."), exclude=hidden)


def _labels(table: type[Table], shown: Any) -> tuple[Mapping[str, Any], list[str]]:
    labels = {name: column.verbose_name or name for name, column in table.base_columns.items()}
    return labels, [column.name for column in shown.columns]


def _counted(rows: Any) -> tuple[dict[str, Counts], int, bool]:
    """The length of a list without facets, counted no further than needed."""
    total = length_of(rows) if isinstance(rows, QuerySet) else len(rows)
    return {}, total, isinstance(rows, QuerySet) and total > CAP


def _paged(request: HttpRequest, shown: Any, per_page: int, total: int) -> None:
    wanted = request.GET.get("per_page", "")[:6]
    size = min(int(wanted), MOST_PER_PAGE) if wanted.isdecimal() and int(wanted) else per_page

    def pages(rows: Any, size: int, **options: Any) -> KnownLength:
        return KnownLength(rows, size, count=min(total, CAP), **options)

    RequestConfig(request, paginate={"per_page": size, "silent": True, "paginator_class": pages}).configure(
        shown
    )


def _export(request: HttpRequest, shown: Any, *, name: str, form: str) -> HttpResponseBase:
    actor = actor_of(request)
    may(actor, Permission.EXPORT_RUN, state=own_state()).or_refuse()
    if form not in TYPES and form != PRINT:
        raise InvalidInput("core.export.form", field="export", form=form[:20])
    RequestConfig(request, paginate=False).configure(shown)
    count, most = len(shown.rows), MOST_PRINTED if form == PRINT else MOST_ROWS
    if count > most:
        raise InvalidInput("core.export.too_many", rows=count, limit=most)
    query = request.GET.copy()
    purpose = query.pop("purpose", [""])[-1]
    query.pop("export", None)
    on_export.announce(
        Export(
            actor=actor,
            table=name,
            form=form,
            rows=count,
            filters=query.urlencode()[:2000],
            purpose="".join(c for c in purpose[:LONGEST_PURPOSE] if c.isprintable()),
        )
    )
    if form == PRINT:
        return render(request, "core/list_print.html", {"table": shown, "count": count, "list_name": name})
    values = shown.as_values()
    headers = [str(header) for header in next(values)]
    keys = [column.name for column in shown.columns.iterall() if not column.column.exclude_from_export]
    return as_file(form, name=name.replace(".", "-"), headers=headers, keys=keys, rows=values)


__all__ = ["ListTools", "Table", "list_page"]
