"""What is done to the nomenclator here: words kept and decided on, official tables imported and reviewed."""

from rastro_node.nomenclator.services.acts import Act, TermDecision, on_act, on_decision
from rastro_node.nomenclator.services.words import term_decide, term_reopen, terms_decide, terms_keep

__all__ = [
    "Act",
    "TermDecision",
    "on_act",
    "on_decision",
    "term_decide",
    "term_reopen",
    "terms_decide",
    "terms_keep",
]
