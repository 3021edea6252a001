"""The disclosure policy as a table that people read."""

from dataclasses import dataclass

from rastro.canonical import Text
from rastro.tracing import Category, Direction, DisclosurePolicy, Purpose, decide, group_text
from rastro.tracing.disclosure_policy import GROUPS_OF
from rastro_node.exchange.selectors import peers
from rastro_node.tracing.saying import name_in, say
from rastro_node.tracing.selectors.labels import purpose_label


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """What a State would be told for a purpose about a category."""

    state: str
    name: str
    purpose: str
    category: str
    rule: str
    automatic: bool
    told: tuple[str, ...]
    withheld: tuple[str, ...]
    handling: str


def policy_table(policy: DisclosurePolicy) -> list[PolicyRow]:
    """Every peer, purpose and category, as the policy decides."""
    return [
        _row(policy, peer.state, name_in(peer.names, peer.state), purpose, category)
        for peer in peers()
        for purpose in Purpose
        for category in Category
    ]


def _row(policy: DisclosurePolicy, state: str, name: str, purpose: Purpose, category: Category) -> PolicyRow:
    grant = decide(policy, state, purpose.value, category=category)
    groups = sorted(GROUPS_OF[Direction.ANSWER])
    return PolicyRow(
        state=state,
        name=name,
        purpose=purpose_label(purpose.value),
        category=say(Text(f"tracing.category.{category.value}")),
        rule=grant.rule,
        automatic=grant.automatic,
        told=tuple(say(group_text(group)) for group in groups if group in grant.groups),
        withheld=tuple(say(group_text(group)) for group in groups if group not in grant.groups),
        handling=", ".join(grant.handling) if grant.rule else "",
    )
