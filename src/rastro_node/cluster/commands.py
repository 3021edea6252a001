"""`rastro node`: make a node, run it, ask how it is, stop it."""

import os
import signal
import time
from pathlib import Path
from typing import Annotated

import typer

from rastro.cli.output import AsJson, say

Home = Annotated[
    Path | None, typer.Option("--home", envvar="RASTRO_HOME", help="The node's folder.", show_default=False)
]
PATIENCE = 20.0

node = typer.Typer(no_args_is_help=True, help="Make a node, run it, ask how it is.")


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.add_typer(node, name="node")


@node.command()
def create(
    folder: Annotated[Path, typer.Argument(help="A folder that holds no node yet.")],
    *,
    state: Annotated[str, typer.Option(help="ISO 3166-1 alpha-2 code of the State.")],
    name: Annotated[str, typer.Option(help="The State's name as people read it.")],
    authority: Annotated[str, typer.Option(help="The authority that operates the node.")],
    database: Annotated[
        str,
        typer.Option(
            help="Address of a PostgreSQL as a role that may make roles and databases; "
            "without it, one of its own in the folder."
        ),
    ] = "",
    timezone: Annotated[str, typer.Option(help="Time zone in which people read times.")] = "UTC",
    web_port: Annotated[int, typer.Option(help="Port of the pages and the API.")] = 8000,
    exchange_port: Annotated[int, typer.Option(help="Port on which other nodes reach this one.")] = 8443,
    as_json: AsJson = False,
) -> None:
    """Make a node: keys, certificate, database, settings."""
    from rastro_node.cluster.homes import node_create
    from rastro_node.cluster.sharing import shared_server

    folder = folder.expanduser().resolve()
    about = {"state": state, "name": name, "authority": authority, "timezone": timezone}
    ports = {"web_port": web_port, "exchange_port": exchange_port}
    if database:
        home = node_create(folder, server=database, **about, **ports)  # type: ignore[arg-type]
    else:
        with shared_server(folder / "postgres") as server:
            home = node_create(folder, server=server, **about, **ports)  # type: ignore[arg-type]
    made = {"home": str(home.folder), "web": home.web_url, "exchange": home.exchange_url}
    line = (
        f"The node of {name} ({state}) stands in {home.folder}. Start it: rastro node up --home {home.folder}"
    )
    say(made, as_json=as_json, line=line)


@node.command()
def up(
    *,
    home: Home = None,
    detach: Annotated[bool, typer.Option("--detach", help="Return as soon as it answers.")] = False,
    as_json: AsJson = False,
) -> None:
    """Run the node: pages, exchange, worker and, where it is its own, PostgreSQL."""
    from rastro_node.cluster.homes import node_home
    from rastro_node.cluster.processes import NodeProcesses

    place = node_home(home)
    if detach:
        processes = NodeProcesses(place, with_parent=False).start().wait_ready()
        made = {"pid": processes.pid("node"), "web": place.web_url, "exchange": place.exchange_url}
        say(made, as_json=as_json, line=f"{place.web_url} answers. Stop it: rastro node down")
        return
    os.environ["RASTRO_HOME"] = str(place.folder)
    say(
        {"web": place.web_url, "exchange": place.exchange_url},
        as_json=as_json,
        line=f"{place.web_url} (end it with Ctrl-C)",
    )
    from rastro_node.cluster.supervisor import Supervisor

    raise typer.Exit(Supervisor(place).run())


@node.command()
def down(*, home: Home = None, as_json: AsJson = False) -> None:
    """Stop the node in good order."""
    from rastro_node.cluster.homes import node_home
    from rastro_node.cluster.processes import is_running, told

    place = node_home(home)
    if not is_running(place):
        say({"stopped": False}, as_json=as_json, line="The node does not run.")
        return
    os.kill(int(told(place)["pid"]), signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    while is_running(place) and time.monotonic() < deadline:
        time.sleep(0.05)
    stopped = not is_running(place)
    say({"stopped": stopped}, as_json=as_json, line="The node has stopped." if stopped else "It still runs.")
    raise typer.Exit(0 if stopped else 1)


@node.command()
def status(*, home: Home = None, as_json: AsJson = False) -> None:
    """How the node is: processes, database, disk, clock, jobs, keys. Status 1 when something is bad."""
    from rastro_node.cluster.homes import node_home
    from rastro_node.cluster.status import status_of

    found = status_of(node_home(home))
    say(found.as_json(), as_json=as_json, line=found.as_text())
    raise typer.Exit(0 if found.is_well else 1)
