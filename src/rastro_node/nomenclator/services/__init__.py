"""What is done to the nomenclator here: words kept and decided on, official tables imported and reviewed."""

from rastro_node.nomenclator.services.acts import Act, TermDecision, on_act, on_decision
from rastro_node.nomenclator.services.official import (
    PROPOSE,
    crosswalk_propose,
    table_import,
    table_withdraw,
)
from rastro_node.nomenclator.services.review import crosswalk_accept, crosswalk_review
from rastro_node.nomenclator.services.words import term_decide, term_reopen, terms_decide, terms_keep

__all__ = [
    "PROPOSE",
    "Act",
    "TermDecision",
    "crosswalk_accept",
    "crosswalk_propose",
    "crosswalk_review",
    "on_act",
    "on_decision",
    "table_import",
    "table_withdraw",
    "term_decide",
    "term_reopen",
    "terms_decide",
    "terms_keep",
]
