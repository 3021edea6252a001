"""What the nomenclator announces, on record, and its effect on the register."""

from rastro_node.core.hooks import ImportAct
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record
from rastro_node.nomenclator.services import Act, TermDecision
from rastro_node.registry.models import Firearm
from rastro_node.registry.services.proposing import propose_start

COLUMNS = {"make": "make_code", "calibre": "calibre_code", "type": "type_code"}
IMPORTED = frozenset({"firearms", "seizures"})
WORDS = ("make", "model", "calibre", "type")


def record_term_decision(decision: TermDecision) -> None:
    """A curator said what a word means: firearms so described are found under that term; words stay."""
    act_record(
        act_by(
            decision.actor,
            "term.reopen" if decision.reopened else "term.decide",
            f"term/{decision.term_id}",
            payload={
                "kind": decision.kind,
                "raw": decision.raw,
                "code": decision.code,
                "before": decision.before,
            },
        )
    )
    column = COLUMNS.get(decision.kind)
    if column:
        # Only those that stood where the word was left until now: what their type told stays.
        named = {f"{decision.kind}__iexact": decision.raw, column: decision.before}
        Firearm.objects.filter(**named).update(**{column: decision.code})


def record_nomenclator_act(act: Act) -> None:
    """Something was done to an official table or its crosswalk."""
    act_record(act_by(act.actor, act.action, act.about, payload=act.payload))


def propose_after_import(act: ImportAct) -> None:
    """What a file brought is compared with the register and with custody, by the worker."""
    if act.what == "import.end" and act.kind in IMPORTED:
        propose_start(actor=act.actor, source=act.number)


def firearms_bearing(kind: str, raw: str) -> int:
    """How many firearms are described by a word."""
    if kind not in WORDS:
        return 0
    return Firearm.objects.filter(**{f"{kind}__iexact": raw}).count()
