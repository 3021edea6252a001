"""What the nomenclator announces, on record, and its effect on the register."""

from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record
from rastro_node.nomenclator.services import TermDecision
from rastro_node.registry.models import Firearm

COLUMNS = {"make": "make_code", "calibre": "calibre_code", "type": "type_code"}


def record_term_decision(decision: TermDecision) -> None:
    """A curator said what a word means: firearms so described are found under that term; words stay."""
    act_record(
        act_by(
            decision.actor,
            "term.decide",
            f"term/{decision.term_id}",
            payload={"kind": decision.kind, "raw": decision.raw, "code": decision.code},
        )
    )
    named = {f"{decision.kind}__iexact": decision.raw}
    Firearm.objects.filter(**named).update(**{COLUMNS[decision.kind]: decision.code})
