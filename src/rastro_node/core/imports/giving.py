"""The file given back, with what was found in a column of its own."""

import io

from django.http import StreamingHttpResponse
from django.utils.translation import gettext

from rastro.canonical import NotFound, Text
from rastro_node.core.imports.annotating import annotated
from rastro_node.core.imports.keeping import findings_of
from rastro_node.core.imports.kinds import kind_of
from rastro_node.core.models import Import


def say(text: Text) -> str:
    """A text in the language of whoever reads."""
    return text.say(gettext)


def as_csv(row: Import, *, only: bool) -> StreamingHttpResponse:
    """An import's file as CSV, its problems beside each line; or only lines with problems.

    Raises
    ------
    NotFound
        `core.import.no_file`, when it is not kept any more.
    """
    if not row.content:
        raise NotFound("core.import.no_file")
    lines = annotated(
        io.BytesIO(row.content),
        findings_of(row.pk),
        columns=kind_of(row.kind).columns,
        say=say,
        only=only,
    )
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{row.number}-problems.csv"'
    return response
