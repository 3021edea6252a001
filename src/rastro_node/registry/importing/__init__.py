"""Take firearms over from a file: read with limits, checked line by line, committed so that it can go on."""

from rastro_node.registry.importing.annotating import annotated
from rastro_node.registry.importing.reading import COLUMNS, Opened, opened
from rastro_node.registry.importing.report import Finding, Report
from rastro_node.registry.importing.running import import_csv, run_import

__all__ = ["COLUMNS", "Finding", "Opened", "Report", "annotated", "import_csv", "opened", "run_import"]
