"""Migration operations that let PostgreSQL itself refuse what must never happen."""

from typing import Any, override

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

FUNCTION = "rastro_refuse_change"
TRIGGER = "evidence_refuses_change"

CREATE_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'evidence refuses %: % keeps every row as it was written', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$
"""


class RefuseChanges(Operation):
    """Let a table refuse UPDATE, DELETE and TRUNCATE, whoever asks.

    The trigger fires for each statement, even one that matches no row, and also in replication mode.

    Parameters
    ----------
    table
        The table's name, such as `ledger_entry`.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    @override
    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing changes in the models."""

    @override
    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        quoted = schema_editor.quote_name(self.table)
        schema_editor.execute(CREATE_FUNCTION, params=None)
        schema_editor.execute(
            f"CREATE TRIGGER {TRIGGER} BEFORE UPDATE OR DELETE OR TRUNCATE ON {quoted} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()"
        )
        schema_editor.execute(f"ALTER TABLE {quoted} ENABLE ALWAYS TRIGGER {TRIGGER}")

    @override
    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        schema_editor.execute(f"DROP TRIGGER {TRIGGER} ON {schema_editor.quote_name(self.table)}")

    @override
    def describe(self) -> str:
        return f"Let {self.table} refuse UPDATE, DELETE and TRUNCATE"

    @property
    def migration_name_fragment(self) -> str:
        return f"{self.table}_refuses_changes"
