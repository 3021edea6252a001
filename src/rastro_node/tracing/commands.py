"""`rastro trace`: open a trace, send it, wait for its answer."""

import time
from datetime import date
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from rastro.canonical import InvalidInput
from rastro.cli.output import AsJson, say
from rastro_node.tracing import texts as _texts  # noqa: F401 - registers the sentences
from rastro_node.tracing.desks import ApiDesk, Desk, HomeDesk, failing_of

trace = typer.Typer(no_args_is_help=True, help="Open a trace, send it, wait for its answer.")
POLL = 0.25

Home = Annotated[
    Path | None, typer.Option("--home", envvar="RASTRO_HOME", help="The node's folder.", show_default=False)
]
As = Annotated[str, typer.Option("--as", help="With --home: sign-in name of the officer; else the node.")]
Api = Annotated[str, typer.Option("--api", envvar="RASTRO_API", help="Address of a node instead of a home.")]
Token = Annotated[str, typer.Option("--token", envvar="RASTRO_TOKEN", help="With --api: a token.")]
To = Annotated[str, typer.Option(help="State to ask, such as XB.")]
Wait = Annotated[float, typer.Option(help="Seconds to wait for the answer.")]


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.add_typer(trace, name="trace")


def desk_of(home: Path | None, username: str, api: str, token: str) -> Desk:
    """Where to work."""
    if not api:
        return cast("Desk", reached(lambda: HomeDesk(home, username)))
    if not token:
        raise InvalidInput("tracing.api.no_token", field="token")
    return ApiDesk(api, token)


@trace.command("open")
def open_(
    *,
    make: Annotated[str, typer.Option(help="As stamped.")] = "",
    model: Annotated[str, typer.Option()] = "",
    calibre: Annotated[str, typer.Option()] = "",
    type_: Annotated[str, typer.Option("--type", help="Pistol, revolver, …")] = "",
    serial: Annotated[str, typer.Option(help="As read: FR0l48?2, A1[83]4.")] = "",
    recovered_on: Annotated[str, typer.Option(help="YYYY-MM-DD.")] = "",
    place: Annotated[str, typer.Option()] = "",
    external_id: Annotated[str, typer.Option("--id", help="Your own identifier; taken once.")] = "",
    purpose: Annotated[str, typer.Option()] = "criminal_investigation",
    legal_basis: Annotated[str, typer.Option()] = "CIFTA XIII",
    case: Annotated[str, typer.Option()] = "",
    urgency: Annotated[str, typer.Option(help="normal, urgent, very_urgent.")] = "normal",
    urgency_reason: Annotated[str, typer.Option()] = "",
    to: To = "",
    wait: Wait = 0.0,
    home: Home = None,
    username: As = "",
    api: Api = "",
    token: Token = "",
    as_json: AsJson = False,
) -> None:
    """Record a recovery, open its trace, search at home; with --to, ask a State and wait."""
    recovery = {
        "external_id": external_id,
        "make": make,
        "model": model,
        "calibre": calibre,
        "type": type_,
        "serial": serial,
        "recovered_on": day_of(recovered_on),
        "place": place,
    }
    if not any((make, model, calibre, type_, serial)):
        raise InvalidInput("tracing.recovery.nothing", field="serial")
    asked = {
        "purpose": purpose,
        "legal_basis": legal_basis,
        "case": case,
        "urgency": urgency,
        "urgency_reason": urgency_reason,
    }
    desk = desk_of(home, username, api, token)
    told = reached(lambda: desk.open(recovery, asked, to))
    show_trace(waited(desk, told, wait), as_json=as_json)


@trace.command()
def send(
    number: str,
    *,
    to: To,
    wait: Wait = 0.0,
    home: Home = None,
    username: As = "",
    api: Api = "",
    token: Token = "",
    as_json: AsJson = False,
) -> None:
    """Ask a State about an open trace."""
    desk = desk_of(home, username, api, token)
    show_trace(waited(desk, reached(lambda: desk.send(number, to)), wait), as_json=as_json)


@trace.command()
def show(
    number: str,
    *,
    wait: Wait = 0.0,
    home: Home = None,
    username: As = "",
    api: Api = "",
    token: Token = "",
    as_json: AsJson = False,
) -> None:
    """What came of a trace."""
    desk = desk_of(home, username, api, token)
    show_trace(waited(desk, reached(lambda: desk.show(number)), wait), as_json=as_json)


@trace.command("list")
def list_(
    *,
    status: Annotated[str, typer.Option(help="open, waiting, answered, closed.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=200)] = 50,
    home: Home = None,
    username: As = "",
    api: Api = "",
    token: Token = "",
    as_json: AsJson = False,
) -> None:
    """Traces, newest first."""
    desk = desk_of(home, username, api, token)
    rows = reached(lambda: desk.list(status, limit))
    lines = [
        f"{row['number']}  {row['status']:<9} {row['outcome'] or '-':<4} {row['make']} {row['serial']}"
        for row in rows
    ]
    say(rows, as_json=as_json, line="\n".join(lines) or "No trace.")


def day_of(text: str) -> date | None:
    """A day as the command takes it.

    Raises
    ------
    InvalidInput
        `tracing.recovery.day`.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidInput("tracing.recovery.day", field="recovered_on", text=text[:40]) from None


def reached(ask: Any) -> Any:
    """What a desk answers; a database that is down, or a full disk, is said in one line."""
    from django.db import OperationalError

    from rastro_node.core.problems import said_in_command

    try:
        return ask()
    except OperationalError as error:
        raise said_in_command(error) from None


def waited(desk: Desk, told: dict[str, Any], wait: float) -> dict[str, Any]:
    """The trace once it is answered, or as it stands when the time is over."""
    end = time.monotonic() + wait
    while told["status"] == "waiting" and time.monotonic() < end:
        time.sleep(POLL)
        told = desk.show(told["number"])
    return told


def show_trace(told: dict[str, Any], *, as_json: bool) -> None:
    """Print a trace."""
    lines = [f"{told['number']}  {told['status']}"]
    lines += [f"  {each['code']}  {each['text']}" for each in told["outcomes"]]
    lines += [f"  {sentence}" for sentence in told["sentences"]]
    if told["time_to_crime_days"] is not None:
        lines.append(f"  {told['time_to_crime_days']} days from sale to recovery")
    for each in told["candidates"][:3]:
        why = "; ".join(reason["text"] for reason in each["reasons"])
        lines.append(f"  {each['probability']}  {each['serial']}  {each['title']}: {why}")
    lines += [f"  > {step}" for step in told["next_steps"]]
    failing = failing_of(told)
    if failing:
        lines.append(f"  ! {failing}")
    say(told, as_json=as_json, line="\n".join(lines))
