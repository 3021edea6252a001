"""The database: PostgreSQL only, as the application's role unless a migration asks for the owner."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from rastro_node.config.home import NodeOptions, SettingsError

CARD = "rastro.json"


def database_url(options: NodeOptions, name: str) -> str:
    """The address of `database.app` or `database.owner`, at the port the embedded PostgreSQL has now.

    Parameters
    ----------
    options
        The node's settings.
    name
        The setting's name.
    """
    url = options.text(name)
    data = options.text("database.data")
    if not data:
        return url
    parts = urlsplit(url)
    try:
        port = int(json.loads((Path(data) / CARD).read_text("utf-8"))["port"])
    except (OSError, ValueError, KeyError):
        return url
    return urlunsplit(parts._replace(netloc=f"{parts.netloc.rpartition(':')[0]}:{port}"))


def database_from_url(url: str) -> dict[str, Any]:
    """A `postgresql://` address as Django writes it.

    Raises
    ------
    SettingsError
        If the address is of another engine or names no database.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingsError(
            f"The database must be a postgresql:// address, not {parts.scheme or 'nothing'}://."
        )
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise SettingsError("The database address names no database: postgresql://user@host:port/NAME.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"connect_timeout": 5, **options},
        "CONN_HEALTH_CHECKS": True,
    }


def with_pool(database: dict[str, Any], connections: int) -> dict[str, Any]:
    """The same database through a pool of connections shared by a server's threads."""
    pool = {"min_size": 1, "max_size": connections, "timeout": 5}
    return database | {"OPTIONS": {**database["OPTIONS"], "pool": pool}}
