"""What the application's role may do in the database: read and write, but never rewrite evidence."""

from typing import Any, Protocol

from django.db import connection, transaction

from rastro_node.core.migrations_support import TRIGGER

TABLES = """
SELECT c.relname,
       EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = %s)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
"""
READ_ONLY = frozenset({"django_migrations"})


class Cursor(Protocol):
    """What Django's and psycopg's cursors have in common here."""

    def execute(self, query: Any, params: Any = None, /) -> Any:
        """Run a statement."""

    def fetchone(self) -> Any:
        """One row."""

    def fetchall(self) -> Any:
        """Every row."""


def grant_application_role(role: str) -> None:
    """Grant the application's role its rights, table by table; run as the owner after each migration.

    Parameters
    ----------
    role
        The role's name. Evidence tables (those with the refusing trigger) get SELECT and INSERT only.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        rights_grant(cursor, role)


def rights_grant(cursor: Cursor, role: str) -> None:
    """The same, through a cursor of the owner, whoever made it."""
    to = quoted(role)
    cursor.execute("SELECT current_database()")
    database = quoted(cursor.fetchone()[0])
    cursor.execute(f"GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {to}")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {to}")
    cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {to}")
    cursor.execute(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {to}")
    cursor.execute(TABLES, [TRIGGER])
    for table, is_evidence in cursor.fetchall():
        cursor.execute(f"REVOKE ALL ON {quoted(table)} FROM {to}")
        cursor.execute(f"GRANT {_rights(table, is_evidence=is_evidence)} ON {quoted(table)} TO {to}")


def quoted(name: str) -> str:
    """A name as PostgreSQL reads it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def _rights(table: str, *, is_evidence: bool) -> str:
    if table in READ_ONLY:
        return "SELECT"
    return "SELECT, INSERT" if is_evidence else "SELECT, INSERT, UPDATE, DELETE"
