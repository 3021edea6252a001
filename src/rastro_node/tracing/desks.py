"""Where the command works: inside a node's home, or through a node's API with a token."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Protocol, cast
from uuid import UUID

import httpx

from rastro.canonical import Forbidden, InvalidInput, NotFound, RastroError, Unavailable
from rastro.cli.output import language

TIMEOUT = 30.0


class Desk(Protocol):
    """What the command asks of a node."""

    def open(self, recovery: Mapping[str, Any], asked: Mapping[str, Any], to: str) -> dict[str, Any]:
        """Open a trace, and send it when `to` names a State."""

    def send(self, number: str, to: str) -> dict[str, Any]:
        """Send an open trace."""

    def show(self, number: str) -> dict[str, Any]:
        """One trace."""

    def list(self, status: str, limit: int) -> list[dict[str, Any]]:
        """Traces, newest first."""


class ApiDesk:
    """Through the API.

    Parameters
    ----------
    address
        Of the node's pages, such as `http://127.0.0.1:8001`.
    token
        Made with `rastro token create`.
    transport
        Another way to the API than the network.
    """

    def __init__(self, address: str, token: str, *, transport: httpx.BaseTransport | None = None) -> None:
        self._client = httpx.Client(
            base_url=f"{address.rstrip('/')}/api/v1/",
            headers={"Authorization": f"Bearer {token}", "Accept-Language": language()},
            timeout=TIMEOUT,
            trust_env=False,
            transport=transport,
        )

    def open(self, recovery: Mapping[str, Any], asked: Mapping[str, Any], to: str) -> dict[str, Any]:
        """Open a trace, and send it when `to` names a State."""
        body = {"recovery": _plain(recovery), **_plain(asked), "to": to}
        return cast(dict[str, Any], self._ask("POST", "traces", body))

    def send(self, number: str, to: str) -> dict[str, Any]:
        """Send an open trace."""
        return cast(dict[str, Any], self._ask("POST", f"traces/{self._id(number)}/send", {"to": to}))

    def show(self, number: str) -> dict[str, Any]:
        """One trace."""
        return cast(dict[str, Any], self._ask("GET", f"traces/{self._id(number)}"))

    def list(self, status: str, limit: int) -> list[dict[str, Any]]:
        """Traces, newest first."""
        page = self._ask("GET", f"traces?{httpx.QueryParams({'status': status, 'limit': limit})}")
        return cast("list[dict[str, Any]]", page["items"])

    def _id(self, number: str) -> str:
        try:
            return str(UUID(number))
        except ValueError:
            pass
        found = self._ask("GET", f"traces?{httpx.QueryParams({'number': number})}")["items"]
        if not found:
            raise NotFound("tracing.trace.unknown", field="trace")
        return str(found[0]["id"])

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        try:
            response = self._client.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise Unavailable("tracing.api.unreachable", why=type(error).__name__) from None
        if response.is_success:
            return response.json()
        raise _problem(response)


def _problem(response: httpx.Response) -> RastroError:
    """The API's problem document as our own error."""
    try:
        said = response.json()
    except ValueError:
        return Unavailable("tracing.api.nonsense", status=response.status_code)
    first = (said.get("errors") or [{}])[0]
    kind = {401: Forbidden, 403: Forbidden, 404: NotFound}.get(response.status_code, InvalidInput)
    detail = first.get("detail") or said.get("detail", "")
    return kind("tracing.api.refused", field=first.get("field") or said.get("field"), detail=detail)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if value not in (None, "")
    }


class HomeDesk:
    """Inside a node's home, with its settings and database.

    Parameters
    ----------
    home
        The node's folder.
    username
        In whose name; the node itself when empty.
    """

    def __init__(self, home: Path | None, username: str = "") -> None:
        if home is None or not (home.expanduser() / "node.toml").exists():
            raise NotFound("tracing.home.none", field="home", folder=str(home or "."))
        os.environ["RASTRO_HOME"] = str(home.expanduser().resolve())
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rastro_node.config.settings")
        import django
        from django.utils.translation import activate

        django.setup()
        activate(language())
        from rastro_node.accounts.selectors import actor_of_user, user_by_name
        from rastro_node.core.context import this_node

        self._actor = actor_of_user(user_by_name(username)) if username else this_node()

    def open(self, recovery: Mapping[str, Any], asked: Mapping[str, Any], to: str) -> dict[str, Any]:
        """Open a trace, and send it when `to` names a State."""
        from django.db import transaction

        from rastro_node.tracing.services import recovery_record, trace_open, trace_send

        with transaction.atomic():
            words = {name: value for name, value in recovery.items() if value not in (None, "")}
            recorded = recovery_record(actor=self._actor, **words)
            trace = trace_open(actor=self._actor, recovery=recorded, **asked)
            if to:
                trace_send(actor=self._actor, trace_id=trace.pk, to=to)
        return self.show(trace.number)

    def send(self, number: str, to: str) -> dict[str, Any]:
        """Send an open trace."""
        from rastro_node.tracing.selectors.traces import trace_by_number
        from rastro_node.tracing.services import trace_send

        trace_send(actor=self._actor, trace_id=trace_by_number(number).pk, to=to)
        return self.show(number)

    def show(self, number: str) -> dict[str, Any]:
        """One trace."""
        from rastro_node.tracing.selectors.out import trace_out
        from rastro_node.tracing.selectors.trace_page import trace_page
        from rastro_node.tracing.selectors.traces import trace_by_number
        from rastro_node.tracing.services.reading import trace_read

        trace = trace_by_number(number)
        trace_read(actor=self._actor, trace=trace)
        return trace_out(trace_page(trace))

    def list(self, status: str, limit: int) -> list[dict[str, Any]]:
        """Traces, newest first."""
        from rastro_node.tracing.selectors.out import trace_row_out
        from rastro_node.tracing.selectors.traces import traces

        found = traces().filter(status=status) if status else traces()
        return [trace_row_out(trace) for trace in found[:limit]]


def failing_of(trace: Mapping[str, Any]) -> str:
    """Why an answer does not come, where the State asked cannot be reached."""
    for request in trace.get("requests", []):
        if not request["answered"] and request.get("failing"):
            return str(request["failing"])
    return ""
