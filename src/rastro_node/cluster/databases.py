"""Roles and databases on a PostgreSQL server, and a node's schema in one of them."""

import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from rastro.canonical import Unavailable


@dataclass(frozen=True, slots=True)
class Credentials:
    """A node's database: its name, the role that owns it, the role that uses it, and their password.

    Parameters
    ----------
    name, owner, app
        Names that no other node on the server has.
    password
        Nobody chose it; it stands in `node.toml` alone.
    """

    name: str
    owner: str
    app: str
    password: str

    @classmethod
    def fresh(cls, stem: str) -> "Credentials":
        """Names that nobody has yet."""
        name = f"{stem}_{secrets.token_hex(4)}"
        return cls(name, f"{name}_owner", f"{name}_app", secrets.token_urlsafe(24))

    def url(self, server_url: str, role: str | None = None) -> str:
        """Its address, as one of its roles or as whoever the server's address names."""
        parts = urlsplit(server_url)
        where = parts.netloc
        if role is not None:
            where = f"{quote(role)}:{quote(self.password)}@{where.rpartition('@')[2]}"
        return urlunsplit(parts._replace(netloc=where, path=f"/{self.name}"))


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
    finished = subprocess.run(
        [sys.executable, "-m", "django", "prepare_database", "--verbosity", "0"],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
    )
    if finished.returncode:
        raise Unavailable("cluster.schema.failed", reason=finished.stderr.strip()[-600:])
