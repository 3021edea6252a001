"""A list page: filter, sort, page, export. One function for every list, so that all behave alike."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import django_tables2 as tables
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django_filters import FilterSet
from django_tables2.config import RequestConfig

from rastro.canonical import InvalidInput
from rastro_node.core.context import actor_of
from rastro_node.core.exports import MOST_ROWS, TYPES, as_file
from rastro_node.core.hooks import Export, on_export
from rastro_node.core.keys import own_state
from rastro_node.core.permissions import Permission
from rastro_node.core.policies import may

PER_PAGE = 25
MOST_PER_PAGE = 200
LONGEST_PURPOSE = 200


class Table(tables.Table):  # type: ignore[misc]  # django-tables2 has no types
    """The look every table shares; a room's tables inherit it."""

    class Meta:
        attrs: Mapping[str, str] = {"class": "table"}
        template_name = "core/table.html"
        empty_text = ""


def list_page(
    request: HttpRequest,
    *,
    rows: QuerySet[Any] | list[Any],
    table: type[Table],
    template: str,
    name: str,
    filters: type[FilterSet] | None = None,
    context: Mapping[str, Any] | None = None,
    per_page: int = PER_PAGE,
) -> HttpResponseBase:
    """A list as a page, or, with `?export=csv|xlsx|json`, as a file of everything the filter leaves.

    Parameters
    ----------
    request
        Its query filters (`filters`), sorts (`sort`), pages (`page`, `per_page`) and exports (`export`,
        with a `purpose` that goes into the ledger).
    rows
        What the actor may see, from a selector.
    table, filters
        How rows are shown and narrowed.
    template
        The page; it gets `table`, `filter`, `exports` (addresses by form) and `total`.
    name
        Of the list, such as `registry.firearms`: for files and the ledger.

    Raises
    ------
    Forbidden, InvalidInput
        If the actor may not export, or the list is over 100,000 rows.
    """
    filtered = filters(request.GET, queryset=rows, request=request) if filters else None
    shown = table(filtered.qs if filtered is not None else rows)
    if form := request.GET.get("export", ""):
        return _export(request, shown, name=name, form=form)
    wanted = request.GET.get("per_page", "")
    size = min(int(wanted), MOST_PER_PAGE) if wanted.isdigit() and int(wanted) else per_page
    RequestConfig(request, paginate={"per_page": size, "silent": True}).configure(shown)
    page = {
        "table": shown,
        "filter": filtered,
        "exports": _export_addresses(request),
        "total": shown.paginator.count,
        **(context or {}),
    }
    return render(request, template, page)


def _export(request: HttpRequest, shown: Any, *, name: str, form: str) -> HttpResponseBase:
    actor = actor_of(request)
    may(actor, Permission.EXPORT_RUN, state=own_state()).or_refuse()
    if form not in TYPES:
        raise InvalidInput("core.export.form", field="export", form=form[:20])
    RequestConfig(request, paginate=False).configure(shown)
    count = len(shown.rows)
    if count > MOST_ROWS:
        raise InvalidInput("core.export.too_many", rows=count, limit=MOST_ROWS)
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
    values = shown.as_values()
    headers = [str(header) for header in next(values)]
    keys = [column.name for column in shown.columns.iterall() if not column.column.exclude_from_export]
    return as_file(form, name=name.replace(".", "-"), headers=headers, keys=keys, rows=values)


def _export_addresses(request: HttpRequest) -> dict[str, str]:
    """Where each form of the list is, for whoever may export."""
    if Permission.EXPORT_RUN not in actor_of(request).permissions:
        return {}
    query = request.GET.copy()
    for name in ("page", "per_page", "export"):
        query.pop(name, None)
    return {form: f"?{urlencode([*query.items(), ('export', form)])}" for form in TYPES}
