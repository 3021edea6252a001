"""Make the two nodes in a folder: one PostgreSQL, two homes, a directory both trust, their policies."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rastro_node.cluster.embedded import Server, start
from rastro_node.cluster.homes import NodeHome, node_create, node_home
from rastro_node.cluster.ports import free_port, is_free
from rastro_node.cluster.templates import template_make
from rastro_node.demo.directory import directory_write
from rastro_node.demo.inside import run_inside
from rastro_node.demo.records import FOLDER, StateRecord, states

DATABASE = "postgres"
BUILT = "built"
type Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TwoStates:
    """The demo's two nodes: where they are.

    Parameters
    ----------
    folder
        Holds the database, a home for each State, and the secretariat's root key.
    homes
        The nodes by State.
    """

    folder: Path
    homes: dict[str, NodeHome]


def is_built(folder: Path) -> bool:
    """Whether a demo was made there to the end."""
    return (folder / BUILT).exists()


def find(folder: Path) -> TwoStates:
    """The demo that was made there."""
    return TwoStates(folder, {code: node_home(folder / code) for code in states()})


def build(folder: Path, *, say: Say, story: bool = True, fixed_ports: bool = True) -> TwoStates:
    """Make the demo; what an unfinished attempt left behind is made again.

    Parameters
    ----------
    folder
        Where; made if need be.
    say
        Told each step.
    story
        Whether the story's firearms are registered; the States and their people always are.
    fixed_ports
        Whether pages answer where `states.toml` says (if nobody else does), or anywhere.
    """
    folder.mkdir(parents=True, exist_ok=True)
    say("PostgreSQL")
    server = start(folder / DATABASE)
    say("Schema")
    template = template_make(server.url())
    homes = {}
    for record in states().values():
        say(record.name)
        homes[record.code] = _node(folder, record, server, template, fixed_ports=fixed_ports)
    directory_write(folder, list(homes.values()))
    made = TwoStates(folder, homes)
    for code, home in homes.items():
        run_inside(home.folder, "rastro_node.demo.seed", {"state": code, "story": story})
    (folder / BUILT).touch()
    return made


def _node(folder: Path, record: StateRecord, server: Server, template: str, *, fixed_ports: bool) -> NodeHome:
    home = folder / record.code
    shutil.rmtree(home, ignore_errors=True)
    created = node_create(
        home,
        state=record.code,
        name=record.name,
        authority=record.authority,
        server=server,
        accent=record.accent,
        languages=record.languages,
        timezone=record.timezone,
        training=True,
        web_port=_port(record.web_port, fixed=fixed_ports),
        exchange_port=_port(record.exchange_port, fixed=fixed_ports),
        template_database=template,
    )
    policies = home / "policies"
    policies.mkdir()
    shutil.copy(FOLDER / "policies" / f"{record.code}.toml", policies / "disclosure.toml")
    return created


def _port(wanted: int, *, fixed: bool) -> int:
    return wanted if fixed and is_free(wanted) else free_port()
