"""Roles and databases on a PostgreSQL server, and a node's schema in one of them."""

import os
import subprocess
import sys

import psycopg
from psycopg import sql


def role_make(server_url: str, role: str, password: str) -> None:
    """Make a role that can log in and nothing else, or give it this password."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
        verb = sql.SQL("ALTER" if known else "CREATE")
        connection.execute(
            sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
                verb, sql.Identifier(role), sql.Literal(password)
            )
        )


def database_make(server_url: str, name: str, *, owner: str, template: str | None = None) -> None:
    """Make a database of that owner, empty or as a copy.

    Parameters
    ----------
    server_url
        Address as a role that may create databases.
    name, owner
        The new database and the role that owns it.
    template
        A database to copy; nobody may be connected to it.
    """
    statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(owner), sql.Identifier(template or "template1")
    )
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(statement)
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))


def database_drop(server_url: str, name: str) -> None:
    """Remove a database with whoever is connected to it."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def database_exists(server_url: str, name: str) -> bool:
    """Whether the server has a database of that name."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        return (
            connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
        )


def schema_prepare(*, owner_url: str, app_url: str) -> None:
    """Bring the schema up to date as the owner, and grant the application's role what it needs.

    Runs in a process of its own, because the settings of this one may be those of another database.
    """
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "rastro_node.config.settings",
        "RASTRO_DATABASE_ROLE": "owner",
        "DATABASE_OWNER_URL": owner_url,
        "DATABASE_URL": app_url,
    }
    subprocess.run(
        [sys.executable, "-m", "django", "prepare_database", "--verbosity", "0"], check=True, env=environment
    )
