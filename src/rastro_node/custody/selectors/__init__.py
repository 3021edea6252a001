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
from rastro_node.custody.selectors.near import (
    Asked,
    exhibits_asked,
    exhibits_by_id,
    exhibits_sharing,
    firearm_count,
    firearms_in_custody,
)
from rastro_node.custody.selectors.repeats import Repeats, again_of, repeat_count, repeats

__all__ = [
    "Asked",
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
    "exhibits_asked",
    "exhibits_by_id",
    "exhibits_imported",
    "exhibits_like",
    "exhibits_matching",
    "exhibits_of",
    "exhibits_sharing",
    "exhibits_standing",
    "firearm_count",
    "firearms_in_custody",
    "repeat_count",
    "repeats",
]
