"""Take a file over: read with limits, checked line by line, committed so that it can go on, and undone."""

from rastro_node.core.imports.annotating import annotated
from rastro_node.core.imports.kinds import ImportKind, LineReader, kind_of, kinds, register
from rastro_node.core.imports.layout import Column, Layout, guessed, layout_of
from rastro_node.core.imports.reading import Opened, opened
from rastro_node.core.imports.report import Finding, Known, Report, Row, report_from_json
from rastro_node.core.imports.running import run_import
from rastro_node.core.imports.taking import import_file

__all__ = [
    "Column",
    "Finding",
    "ImportKind",
    "Known",
    "Layout",
    "LineReader",
    "Opened",
    "Report",
    "Row",
    "annotated",
    "guessed",
    "import_file",
    "kind_of",
    "kinds",
    "layout_of",
    "opened",
    "register",
    "report_from_json",
    "run_import",
]
