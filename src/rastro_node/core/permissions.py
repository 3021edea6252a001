"""Everything a person or a program may be allowed to do, by name. Roles are sets of these."""

from enum import StrEnum


class Permission(StrEnum):
    """A thing that may be done; its value is what tokens, rules and the documentation say."""

    TRACE_OPEN = "trace.open"
    TRACE_READ = "trace.read"
    TRACE_SEND = "trace.send"
    REQUEST_READ = "request.read"
    REQUEST_ANSWER = "request.answer"
    FIREARM_READ = "firearm.read"
    FIREARM_REGISTER = "firearm.register"
    PERSON_READ = "person.read"
    CASE_READ = "case.read"
    CASE_WRITE = "case.write"
    IMPORT_RUN = "import.run"
    EXPORT_RUN = "export.run"
    NOMENCLATOR_READ = "nomenclator.read"
    NOMENCLATOR_CURATE = "nomenclator.curate"
    EXCHANGE_READ = "exchange.read"
    EXCHANGE_OPERATE = "exchange.operate"
    POLICY_READ = "policy.read"
    POLICY_EDIT = "policy.edit"
    LEDGER_READ = "ledger.read"
    LEDGER_EXPORT = "ledger.export"
    NODE_READ = "node.read"
    NODE_OPERATE = "node.operate"
    ACCOUNT_MANAGE = "account.manage"
    TOKEN_CREATE = "token.create"  # noqa: S105 - a permission
