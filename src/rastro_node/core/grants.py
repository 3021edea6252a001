"""What the application's role may do in the database: read and write, but never rewrite evidence."""

from django.db import connection, transaction

from rastro_node.core.migrations_support import TRIGGER

TABLES = """
SELECT c.relname,
       EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = %s)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
"""
READ_ONLY = frozenset({"django_migrations"})


def grant_application_role(role: str) -> None:
    """Grant the application's role its rights, table by table; run as the owner after each migration.

    Parameters
    ----------
    role
        The role's name. Evidence tables (those with the refusing trigger) get SELECT and INSERT only.
    """
    quote = connection.ops.quote_name
    to = quote(role)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        database = quote(cursor.fetchone()[0])
        cursor.execute(f"GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {to}")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {to}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {to}")
        cursor.execute(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {to}")
        cursor.execute(TABLES, [TRIGGER])
        for table, is_evidence in cursor.fetchall():
            cursor.execute(f"REVOKE ALL ON {quote(table)} FROM {to}")
            cursor.execute(f"GRANT {_rights(table, is_evidence=is_evidence)} ON {quote(table)} TO {to}")


def _rights(table: str, *, is_evidence: bool) -> str:
    if table in READ_ONLY:
        return "SELECT"
    return "SELECT, INSERT" if is_evidence else "SELECT, INSERT, UPDATE, DELETE"
