"""What the core announces, on record: refusals, exports, sign-ins, changes of accounts and roles."""

from rastro_node.core.actors import Actor
from rastro_node.core.hooks import (
    AccountChange,
    Export,
    ImportAct,
    Refusal,
    SignIn,
    on_account_change,
    on_export,
    on_import,
    on_refusal,
    on_sign_in,
)
from rastro_node.core.keys import own_state
from rastro_node.ledger.services import Act, act_record


def pseudonym(actor: Actor) -> str:
    """`person/<id>`, `peer/XB`, `node/XA`: how the ledger names an actor, without a name."""
    return f"{actor.kind}/{actor.id or actor.state}" if actor.is_known else str(actor.kind)


def _authority(actor: Actor) -> str:
    return actor.authority or actor.state or own_state()


def record_refusal(refusal: Refusal) -> None:
    """An authorisation that was refused (OWASP ASVS 16.3.2)."""
    act_record(
        Act(
            action="access.refuse",
            object=f"route/{refusal.route}",
            actor=pseudonym(refusal.actor),
            authority=_authority(refusal.actor),
            decision="denied",
            payload={
                "permission": refusal.permission or "",
                "rule": refusal.rule.code,
                "method": refusal.method,
                "subject": refusal.subject[:500],
            },
        )
    )


def record_export(export: Export) -> None:
    """A list that left as a file."""
    act_record(
        Act(
            action="list.export",
            object=f"list/{export.table}",
            actor=pseudonym(export.actor),
            authority=_authority(export.actor),
            purpose=export.purpose,
            decision="allowed",
            payload={"form": export.form, "rows": export.rows, "filters": export.filters},
        )
    )


def record_sign_in(sign_in: SignIn) -> None:
    """A sign-in, or a failed one; the name that was given is kept apart, it may be a person's."""
    act_record(
        Act(
            action="session.open" if sign_in.how != "sign_out" else "session.close",
            object="session",
            actor=pseudonym(sign_in.actor),
            authority=_authority(sign_in.actor),
            decision="allowed" if sign_in.succeeded else "denied",
            payload={"how": sign_in.how, "username": sign_in.username},
        )
    )


def record_account_change(change: AccountChange) -> None:
    """A change of an account, a role or a token."""
    act_record(
        Act(
            action=change.what,
            object=f"account/{change.subject}",
            actor=pseudonym(change.by),
            authority=_authority(change.by),
            decision="allowed",
            payload={"detail": change.detail},
        )
    )


def record_import(act: ImportAct) -> None:
    """A file that was taken over, or taken back."""
    act_record(
        Act(
            action=act.what,
            object=f"import/{act.number}",
            actor=pseudonym(act.actor),
            authority=_authority(act.actor),
            decision="allowed",
            payload={"kind": act.kind, **act.detail},
        )
    )


def register_listeners() -> None:
    """Hear what the core announces."""
    on_refusal.register(record_refusal)
    on_export.register(record_export)
    on_sign_in.register(record_sign_in)
    on_account_change.register(record_account_change)
    on_import.register(record_import)
