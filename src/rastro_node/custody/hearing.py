"""What the nomenclator announces, and its effect on exhibits; the register puts the decision on record."""

from rastro_node.custody.models import Exhibit
from rastro_node.nomenclator.services import TermDecision

COLUMNS = {"make": "make_code", "calibre": "calibre_code", "type": "type_code"}


def follow_term_decision(decision: TermDecision) -> None:
    """A curator said what a word means: exhibits so described are found under that term; words stay."""
    column = COLUMNS.get(decision.kind)
    if column:
        # Only those that stood where the word was left until now: what their type told stays.
        named = {f"{decision.kind}__iexact": decision.raw, column: decision.before}
        Exhibit.objects.filter(**named).update(**{column: decision.code})


def exhibits_bearing(kind: str, raw: str) -> int:
    """How many exhibits are described by a word."""
    if kind not in (*COLUMNS, "model"):
        return 0
    return Exhibit.objects.filter(**{f"{kind}__iexact": raw}, withdrawn_at=None).count()
