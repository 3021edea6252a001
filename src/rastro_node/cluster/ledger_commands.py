"""`rastro ledger export`: a node's ledger as files that can be verified anywhere."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rastro.cli.ledger import ledger
from rastro.cli.output import AsJson, say

Home = Annotated[
    Path | None, typer.Option("--home", envvar="RASTRO_HOME", help="The node's folder.", show_default=False)
]


def add_to(app: typer.Typer) -> None:
    """Join the group `rastro ledger`, which has joined the command itself."""
    del app
    if export not in {each.callback for each in ledger.registered_commands}:
        ledger.command()(export)


def export(
    *,
    out: Annotated[
        Path, typer.Option(help="The file to write; its key and newest checkpoint are written beside it.")
    ],
    purpose: Annotated[str, typer.Option(help="Why it leaves; recorded with the export.")],
    username: Annotated[str, typer.Option("--as", help="Sign-in name of the auditor; else the node.")] = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Write a node's whole ledger, whether the node runs or not; the export is on record too.

    OUT holds the entries, OUT.key the key to verify them with, OUT.checkpoint the newest signed checkpoint:
    keep it elsewhere and give it to `rastro ledger verify --known` next time.
    """
    from rastro_node.cluster.homes import node_home
    from rastro_node.cluster.inside import inside

    with inside(node_home(home)):
        from rastro_node.accounts.selectors import actor_of_user, user_by_name
        from rastro_node.core.context import this_node
        from rastro_node.core.keys import own_state
        from rastro_node.core.permissions import Permission
        from rastro_node.core.policies import may
        from rastro_node.ledger.selectors import standing
        from rastro_node.ledger.writing import export_write

        actor = this_node()
        if username:
            actor = actor_of_user(user_by_name(username))
            may(actor, Permission.LEDGER_EXPORT, state=own_state()).or_refuse()
        with _bar(quiet=as_json) as bar:
            task = bar.add_task(out.name, total=standing().size)
            written = export_write(
                out, actor=actor, purpose=purpose, watch=lambda done: bar.update(task, completed=done)
            )
    told = written.as_json()
    say(told, as_json=as_json, line=_summary(told))


def _bar(*, quiet: bool) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, transient=True, disable=quiet or not sys.stderr.isatty())


def _summary(told: dict[str, str | int]) -> str:
    return (
        f"{told['entries']} entries of {told['origin']} in {told['export']}.\n"
        f"Verify: rastro ledger verify {told['export']} --key {told['key']} --known {told['checkpoint']}"
    )
