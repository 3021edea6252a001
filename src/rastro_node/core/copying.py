"""Many rows at once into a table, by PostgreSQL's COPY, inside the caller's transaction."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.fields.json import JSONField
from psycopg import sql


class Table:
    """A model's table, written row by row.

    Parameters
    ----------
    model
        Whose table; its manager and signals are passed over.
    given
        Fields that each row gives, in that order; the others have the model's defaults.
    """

    def __init__(self, model: type[Model], given: Sequence[str]) -> None:
        options = model._meta  # noqa: SLF001 - Django documents it
        fields: dict[str, Any] = {each.attname: each for each in options.concrete_fields}
        rest = [each for name, each in fields.items() if name not in given]
        self._fixed = tuple(_default(each) for each in rest)
        names = [*(fields[name].column for name in given), *(each.column for each in rest)]
        self._copy = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(options.db_table), sql.SQL(", ").join(map(sql.Identifier, names))
        )

    def write(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Write rows: values of the given fields, in order.

        A list of texts goes in as :func:`texts_literal`, a JSON value as its text.

        Raises
        ------
        IntegrityError, DataError
            As from an INSERT; nothing of it is written then.
        """
        with (
            connection.wrap_database_errors,
            connection.cursor() as cursor,
            cursor.copy(self._copy) as out,
        ):
            for row in rows:
                out.write_row(row + self._fixed)


def _default(field: Any) -> Any:
    value = field.get_default()
    return json.dumps(value) if isinstance(field, JSONField) and value is not None else value


def texts_literal(texts: Iterable[str]) -> str:
    """A list of texts as PostgreSQL reads it."""
    return "{" + ",".join(map(_quoted, texts)) + "}"


def _quoted(text: str) -> str:
    if text.isalnum() and text != "NULL":
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def json_text(value: Mapping[str, Any] | None) -> str | None:
    """A JSON value as its text; None for none."""
    return None if value is None else json.dumps(value, ensure_ascii=False)
