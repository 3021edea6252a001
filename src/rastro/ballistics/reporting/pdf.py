"""A report as a PDF file: tagged, archivable (PDF/A-2a, PDF/UA-1), the same bytes of the same report."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import Any

import typst

from rastro.ballistics.likelihood.drawing import standalone
from rastro.ballistics.reporting.document import Document

TEMPLATE = "report.typ"
FONTS = "font_roboto"


def pdf_file(document: Document) -> bytes:
    """The report as a PDF file.

    Notes
    -----
    The words reach the typesetter as data, never as its source: nothing in them is executed. No font of the
    machine is used, and the only date inside is the document's.
    """
    with _set(document) as (source, settings):
        made: bytes = typst.compile(source, format="pdf", pdf_standards=["a-2a", "ua-1"], **settings)
    return made


def pictures_of_pages(document: Document, *, dots_an_inch: int = 80) -> list[bytes]:
    """Each page of the PDF as a PNG picture."""
    with _set(document) as (source, settings):
        made: Any = typst.compile(source, format="png", ppi=dots_an_inch, **settings)
    return made if isinstance(made, list) else [made]


@contextmanager
def _set(document: Document) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The template, and what it is set with."""
    source = files("rastro.ballistics.reporting").joinpath(TEMPLATE).read_bytes()
    midnight = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    with as_file(files(FONTS) / "files") as fonts:
        yield (
            source,
            {
                "font_paths": [str(fonts)],
                "ignore_system_fonts": True,
                "sys_inputs": {"report": json.dumps(_data(document), ensure_ascii=False)},
                "timestamp": int(midnight.timestamp()),
            },
        )


def _data(document: Document) -> dict[str, object]:
    told = document.as_json()
    for section in told["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "picture":
                block["svg"] = standalone(block["svg"])
    return told
