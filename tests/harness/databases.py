"""A shared test server with counted users, and copies of a template that is migrated once."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

import psycopg

from rastro_node.cluster import databases, embedded

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "rastro_node"
CACHE = ROOT / ".cache" / "tests"
OWNER, APP, PASSWORD = "rastro_test_owner", "rastro_test_app", "only-for-tests"
KEPT_TEMPLATES = 4
_held: list[int] = []


@dataclass(frozen=True, slots=True)
class TestDatabase:
    """A migrated database: its name and its addresses as the application and as the owner."""

    __test__ = False
    name: str
    app_url: str
    owner_url: str


def join() -> str:
    """Be one more user of the test server, starting it if nobody has; its superuser's address."""
    if os.environ.get("DATABASE_URL") and "RASTRO_TEST_SERVER" not in os.environ:
        os.environ["RASTRO_TEST_SERVER"] = os.environ["DATABASE_URL"]
    if given := os.environ.get("RASTRO_TEST_SERVER"):
        return given
    CACHE.mkdir(parents=True, exist_ok=True)
    with _locked("start"):
        if not _held:
            users = os.open(CACHE / "users.lock", os.O_CREAT | os.O_RDWR)
            fcntl.flock(users, fcntl.LOCK_SH)
            _held.append(users)
        return embedded.start(CACHE / "postgres", durable=False).url()


def leave() -> None:
    """Stop the test server when its last user leaves."""
    if not _held:
        return
    with _locked("start"):
        users = _held.pop()
        fcntl.flock(users, fcntl.LOCK_UN)
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        finally:
            os.close(users)
        embedded.stop(CACHE / "postgres")


def copy_template(server: str) -> TestDatabase:
    """A new migrated database."""
    name = f"test_{uuid4().hex[:12]}"
    with _locked("template"):
        template = _template(server)
        databases.database_make(server, name, owner=OWNER, template=template)
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'GRANT CONNECT, TEMPORARY ON DATABASE "{name}" TO "{APP}"')
    return TestDatabase(name, _url(server, name, APP), _url(server, name, OWNER))


def drop(server: str, name: str) -> None:
    """Remove a copy."""
    databases.database_drop(server, name)


def point_django_at(url: str) -> dict[str, object]:
    """Let Django's default connection of every thread go there; what it was before."""
    from django.db import connections

    from rastro_node.config.database import database_from_url

    connections["default"].close()
    current = connections.settings["default"]
    before = dict(current)
    current.update(database_from_url(url))
    return before


def restore_django(before: dict[str, object]) -> None:
    """Point Django back."""
    from django.db import connections

    connections.settings["default"].update(before)


def hang_up() -> None:
    """Close this thread's connection."""
    from django.db import connections

    connections["default"].close()


def _template(server: str) -> str:
    """Name of the template of this source tree, migrated if it is new."""
    name = f"template_{_fingerprint()}"
    if databases.database_exists(server, name):
        return name
    databases.role_make(server, OWNER, PASSWORD)
    databases.role_make(server, APP, PASSWORD)
    draft = f"draft_{uuid4().hex[:12]}"
    databases.database_make(server, draft, owner=OWNER)
    try:
        databases.schema_prepare(owner_url=_url(server, draft, OWNER), app_url=_url(server, draft, APP))
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
    except BaseException:
        databases.database_drop(server, draft)
        raise
    _drop_old_templates(server)
    return name


def _drop_old_templates(server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        rows = connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%' ORDER BY oid DESC"
        )
        old = [name for (name,) in rows.fetchall()][KEPT_TEMPLATES:]
    for name in old:
        databases.database_drop(server, name)


def _fingerprint() -> str:
    """Changes whenever a migration, or what migrations stand on, changes."""
    digest = hashlib.sha256(os.environ.get("RASTRO_ROOMS", "").encode())
    sources = [*HOUSE.glob("*/migrations/*.py"), *HOUSE.glob("*/migrations_support.py")]
    sources += [HOUSE / "core" / "grants.py", HOUSE / "config" / "settings" / "apps.py"]
    for path in sorted(sources):
        digest.update(path.relative_to(HOUSE).as_posix().encode() + b"\0" + path.read_bytes())
    for package in ("django", "procrastinate", "django-allauth", "django-axes"):
        digest.update(version(package).encode())
    return digest.hexdigest()[:16]


def _url(server: str, name: str, role: str) -> str:
    parts = psycopg.conninfo.conninfo_to_dict(server)
    return f"postgresql://{role}:{PASSWORD}@{parts.get('host', '127.0.0.1')}:{parts.get('port', 5432)}/{name}"


@contextmanager
def _locked(name: str) -> Iterator[None]:
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
