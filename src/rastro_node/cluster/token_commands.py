"""`rastro token`: keys for programs, made on the node's own machine."""

from pathlib import Path
from typing import Annotated

import typer

from rastro.cli.output import AsJson, say

Home = Annotated[
    Path | None, typer.Option("--home", envvar="RASTRO_HOME", help="The node's folder.", show_default=False)
]

token = typer.Typer(no_args_is_help=True, help="Keys for programs that use the API.")


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.add_typer(token, name="token")


@token.callback()
def _group() -> None:
    """Keys for programs that use the API."""


@token.command()
def create(
    username: Annotated[str, typer.Argument(help="Whose token it is; it can do no more than they may.")],
    *,
    name: Annotated[str, typer.Option(help="What it is for, one name a person.")] = "command-line",
    scope: Annotated[
        list[str] | None, typer.Option(help="A permission it carries; all its owner's when left out.")
    ] = None,
    days: Annotated[int, typer.Option(help="How long it lives.")] = 90,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Make a token and show it, once."""
    from rastro_node.cluster.homes import node_home
    from rastro_node.cluster.inside import inside

    with inside(node_home(home)):
        from rastro_node.accounts.selectors import actor_of_user, user_by_name
        from rastro_node.accounts.services import token_create
        from rastro_node.core.context import this_node

        user = user_by_name(username)
        scopes = scope or sorted(actor_of_user(user).permissions)
        made = token_create(user=user, name=name, scopes=scopes, days=days, by=this_node())
        value = {
            "token": made.secret,
            "username": username,
            "name": name,
            "scopes": list(made.token.scopes),
            "expires_at": made.token.expires_at.isoformat(),
        }
    say(value, as_json=as_json, line=made.secret)
