"""What is in custody."""

from rastro_node.custody.selectors.cases import case_row, cases, cases_matching, cases_of
from rastro_node.custody.selectors.exhibits import (
    exhibit,
    exhibit_as_record,
    exhibits,
    exhibits_like,
    exhibits_matching,
    exhibits_of,
)
from rastro_node.custody.selectors.imported import case_with_serial, exhibits_imported, exhibits_standing
from rastro_node.custody.selectors.repeats import Repeats, again_of, repeat_count, repeats

__all__ = [
    "Repeats",
    "again_of",
    "case_row",
    "case_with_serial",
    "cases",
    "cases_matching",
    "cases_of",
    "exhibit",
    "exhibit_as_record",
    "exhibits",
    "exhibits_imported",
    "exhibits_like",
    "exhibits_matching",
    "exhibits_of",
    "exhibits_standing",
    "repeat_count",
    "repeats",
]
