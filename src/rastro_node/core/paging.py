"""Pages of a list for programs: a cursor points behind the last row seen, so nothing is lost or repeated."""

import base64
import binascii
import json
from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from django.db.models import Model, QuerySet
from ninja import Query, Schema

from rastro.canonical import InvalidInput

MOST = 200
LONGEST_CURSOR = 400

Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows of a page.")]
Cursor = Annotated[
    str,
    Query(max_length=LONGEST_CURSOR, description="What `next` said of the page before; empty for the first."),
]


class Page[T](Schema):
    """One page of a list."""

    items: list[T]
    next: str | None = None


def page[M: Model](
    rows: QuerySet[M], *, cursor: str = "", limit: int = 50, by: str = "-id"
) -> tuple[list[M], str | None]:
    """One page of a queryset, and the cursor of the next.

    Parameters
    ----------
    rows
        The whole list, as that reader may see it.
    cursor
        As the page before gave it; empty for the first page.
    limit
        Rows of a page, 1 to 200.
    by
        A unique field the list is ordered by; with a hyphen, the greatest first. Identifiers are
        time-ordered, so `-id` is the newest first.

    Raises
    ------
    InvalidInput
        `core.cursor.invalid` for a cursor that is not one of ours.
    """
    field, down = by.lstrip("-"), by.startswith("-")
    if cursor:
        rows = rows.filter(**{f"{field}__{'lt' if down else 'gt'}": _read(cursor, by)})
    found = list(rows.order_by(by)[: min(limit, MOST) + 1])
    shown = found[: min(limit, MOST)]
    more = len(found) > len(shown)
    return shown, _write(getattr(shown[-1], field), by) if more else None


def page_of[M: Model, T](
    rows: QuerySet[M], read: Callable[[M], T], *, cursor: str = "", limit: int = 50, by: str = "-id"
) -> dict[str, Any]:
    """One page as the API answers it, each row turned into what is shown."""
    shown, following = page(rows, cursor=cursor, limit=limit, by=by)
    return {"items": [read(row) for row in shown], "next": following}


def _write(value: object, by: str) -> str:
    kind = "u" if isinstance(value, UUID) else "i" if isinstance(value, int) else "s"
    said = json.dumps([by, kind, str(value)]).encode()
    return base64.urlsafe_b64encode(said).decode().rstrip("=")


def _read(cursor: str, by: str) -> object:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        said_by, kind, value = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
        read = {"u": UUID, "i": int, "s": str}[kind](value)
    except (ValueError, TypeError, KeyError, AttributeError, binascii.Error):
        read, said_by = None, ""
    if said_by != by:
        raise InvalidInput("core.cursor.invalid", field="cursor")
    return read
