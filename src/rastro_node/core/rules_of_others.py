"""Rules for addresses whose views are not ours: by their name, so that a new one of theirs serves nobody."""

from rastro_node.core.rules import Access, Rule

_rules: dict[str, Rule] = {}


def public(name: str, reason: str) -> None:
    """Anyone may use that address."""
    _rules[name] = Rule(Access.PUBLIC, reason=reason)


def own_account(name: str, reason: str) -> None:
    """Whoever has an account may."""
    _rules[name] = Rule(Access.OWN_ACCOUNT, reason=reason)


def rule_of_name(name: str) -> Rule | None:
    """The rule of an address by its name, if it is in the table."""
    return _rules.get(name)


def names() -> list[str]:
    """Every name in the table."""
    return sorted(_rules)
