"""What each role may do."""

from described import code, table, titled
from rastro_node.accounts.roles import ROLE_LABELS, ROLE_PERMISSIONS, Role
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import Access

INTRODUCTION = """
A role is a set of permissions and nothing else. A person may have several. A token carries some of its
owner's permissions, never more. Whoever belongs to another State's authority may do nothing here but see
their own account, whatever their roles.
"""
RULES = """
## Rules of addresses

Every page and every operation of the API has one rule. One without a rule serves nobody.

| rule | who |
|---|---|
| `public` | anyone, for the reason given with it |
| `own_account` | whoever has an account, of whatever State, for pages about that account alone |
| `signed_in` | whoever has signed in, serves this State, and is sure enough (`node.least_assurance`) |
| `permission` | the same, holding that permission |
| `peer` | another State's node, which the exchange knows by certificate and signature |
"""


def page() -> str:
    """The page of permissions."""
    missing = [rule.value for rule in Access if f"`{rule.value}`" not in RULES]
    if missing:
        raise LookupError(f"kinds of rules that are not described: {missing}")
    labels = ("permission", *(f"{ROLE_LABELS[role]} {code(role.value)}" for role in Role))
    rows = [(code(each.value), *(_mark(role, each) for role in Role)) for each in Permission]
    return titled("Permissions and roles", INTRODUCTION, table(labels, rows), RULES)


def _mark(role: Role, permission: Permission) -> str:
    return "yes" if permission in ROLE_PERMISSIONS[role] else ""
