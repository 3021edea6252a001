"""Roles, and what each may do. A role is a set of permissions and nothing else."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rastro_node.core.permissions import Permission


class Role(StrEnum):
    """The roles of the first capabilities; the value is what is stored."""

    REGISTRAR = "registrar"
    TRACING_OFFICER = "tracing_officer"
    NATIONAL_CONTACT_POINT = "national_contact_point"
    SEIZING_OFFICER = "seizing_officer"
    CUSTODY_CLERK = "custody_clerk"
    AUDITOR = "auditor"
    NODE_OPERATOR = "node_operator"


ROLE_LABELS: dict[Role, Promise] = {
    Role.REGISTRAR: _("Registrar"),
    Role.TRACING_OFFICER: _("Tracing officer"),
    Role.NATIONAL_CONTACT_POINT: _("National contact point"),
    Role.SEIZING_OFFICER: _("Seizing officer"),
    Role.CUSTODY_CLERK: _("Custody clerk"),
    Role.AUDITOR: _("Auditor"),
    Role.NODE_OPERATOR: _("Node operator"),
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.REGISTRAR: frozenset(
        {
            Permission.FIREARM_READ,
            Permission.FIREARM_REGISTER,
            Permission.PERSON_READ,
            Permission.CASE_READ,
            Permission.IMPORT_RUN,
            Permission.EXPORT_RUN,
            Permission.NOMENCLATOR_READ,
            Permission.NOMENCLATOR_CURATE,
            Permission.TOKEN_CREATE,
        }
    ),
    Role.TRACING_OFFICER: frozenset(
        {
            Permission.TRACE_OPEN,
            Permission.TRACE_READ,
            Permission.TRACE_SEND,
            Permission.REQUEST_READ,
            Permission.FIREARM_READ,
            Permission.PERSON_READ,
            Permission.CASE_READ,
            Permission.CASE_WRITE,
            Permission.EXPORT_RUN,
            Permission.NOMENCLATOR_READ,
            Permission.TOKEN_CREATE,
        }
    ),
    Role.NATIONAL_CONTACT_POINT: frozenset(
        {
            Permission.TRACE_READ,
            Permission.REQUEST_READ,
            Permission.REQUEST_ANSWER,
            Permission.FIREARM_READ,
            Permission.NOMENCLATOR_READ,
            Permission.EXCHANGE_READ,
            Permission.POLICY_READ,
            Permission.POLICY_EDIT,
            Permission.EXPORT_RUN,
            Permission.TOKEN_CREATE,
        }
    ),
    Role.SEIZING_OFFICER: frozenset(
        {
            Permission.CASE_READ,
            Permission.CASE_WRITE,
            Permission.EXPORT_RUN,
            Permission.NOMENCLATOR_READ,
        }
    ),
    Role.CUSTODY_CLERK: frozenset(
        {
            Permission.CASE_READ,
            Permission.CASE_WRITE,
            Permission.IMPORT_RUN,
            Permission.EXPORT_RUN,
            Permission.NOMENCLATOR_READ,
            Permission.TOKEN_CREATE,
        }
    ),
    Role.AUDITOR: frozenset(
        {
            Permission.LEDGER_READ,
            Permission.LEDGER_EXPORT,
            Permission.POLICY_READ,
            Permission.EXCHANGE_READ,
            Permission.NODE_READ,
            Permission.EXPORT_RUN,
        }
    ),
    Role.NODE_OPERATOR: frozenset(
        {
            Permission.NODE_READ,
            Permission.NODE_OPERATE,
            Permission.EXCHANGE_READ,
            Permission.EXCHANGE_OPERATE,
            Permission.ACCOUNT_MANAGE,
            Permission.TOKEN_CREATE,
        }
    ),
}


def permissions_of(roles: frozenset[str]) -> frozenset[Permission]:
    """What roles allow together; a role this version does not know allows nothing."""
    known = [Role(role) for role in roles if role in set(Role)]
    return frozenset[Permission]().union(*(ROLE_PERMISSIONS[role] for role in known))
