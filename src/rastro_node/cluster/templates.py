"""Migrated databases to copy from: a second node costs a fraction of a second."""

import hashlib
import os
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

from rastro_node.cluster.databases import (
    Credentials,
    database_drop,
    database_exists,
    database_make,
    role_make,
    schema_prepare,
)
from rastro_node.core.grants import quoted, rights_grant

HOUSE = Path(__file__).resolve().parents[1]
TAKE_OVER = """
DO $take$
DECLARE
    old oid := (SELECT relowner FROM pg_class WHERE oid = 'public.django_migrations'::regclass);
    line text;
BEGIN
    FOR line IN
        SELECT format('ALTER TABLE %s OWNER TO {owner}', c.oid::regclass) FROM pg_class c
        WHERE c.relowner = old AND c.relkind IN ('r', 'p', 'v', 'm')
        UNION ALL
        SELECT format('ALTER SEQUENCE %s OWNER TO {owner}', c.oid::regclass) FROM pg_class c
        WHERE c.relowner = old AND c.relkind = 'S' AND NOT EXISTS (
            SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i'))
        UNION ALL
        SELECT format('ALTER ROUTINE %s OWNER TO {owner}', p.oid::regprocedure) FROM pg_proc p
        WHERE p.proowner = old AND NOT EXISTS (
            SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        UNION ALL
        SELECT format('ALTER TYPE %s OWNER TO {owner}', t.oid::regtype) FROM pg_type t
        WHERE t.typowner = old AND t.typtype IN ('e', 'd')
    LOOP
        EXECUTE line;
    END LOOP;
END
$take$
"""


def schema_fingerprint() -> str:
    """Changes whenever a migration, or what migrations stand on, changes."""
    digest = hashlib.sha256(os.environ.get("RASTRO_ROOMS", "").encode())
    sources = [*HOUSE.glob("*/migrations/*.py"), *HOUSE.glob("*/migrations_support.py")]
    sources += [HOUSE / "core" / "grants.py", HOUSE / "config" / "settings" / "apps.py"]
    for path in sorted(sources):
        digest.update(path.relative_to(HOUSE).as_posix().encode() + b"\0" + path.read_bytes())
    for package in ("django", "procrastinate", "django-allauth", "django-axes"):
        digest.update(version(package).encode())
    return digest.hexdigest()[:16]


def template_make(server_url: str) -> str:
    """Name of a migrated, empty database of this version, made if the server has none; nobody may log in.

    A node made as its copy costs a fraction of a second.
    """
    name = f"rastro_template_{schema_fingerprint()}"
    if database_exists(server_url, name):
        return name
    draft = Credentials.fresh("rastro_draft")
    for role in (draft.owner, draft.app):
        role_make(server_url, role, draft.password)
    database_make(server_url, draft.name, owner=draft.owner)
    schema_prepare(owner_url=draft.url(server_url, draft.owner), app_url=draft.url(server_url, draft.app))
    with psycopg.connect(server_url, autocommit=True) as connection:
        for role in (draft.owner, draft.app):
            connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(role)))
        try:
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(draft.name), sql.Identifier(name)
                )
            )
        except psycopg.errors.DuplicateDatabase:
            database_drop(server_url, draft.name)
    return name


def database_copy(server_url: str, template: str, made: Credentials) -> None:
    """A copy of a migrated database that belongs to another owner and serves another application's role."""
    database_make(server_url, made.name, owner=made.owner, template=template)
    with psycopg.connect(made.url(server_url)) as connection:
        connection.execute(TAKE_OVER.format(owner=quoted(made.owner).replace("'", "''")))
    with psycopg.connect(made.url(server_url, made.owner)) as connection, connection.cursor() as cursor:
        rights_grant(cursor, made.app)
