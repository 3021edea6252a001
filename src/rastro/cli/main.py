"""The `rastro` command: the library's groups, and those a node adds by entry point."""

import sys
from importlib.metadata import entry_points

import typer

from rastro.canonical import RastroError
from rastro.cli import output

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="RASTRO: the life of a firearm, and the cooperation between States around it.",
)


@app.callback()
def _root() -> None:
    """RASTRO: the life of a firearm, and the cooperation between States around it."""


def _join_groups() -> None:
    """Each entry point names a function that adds its commands or groups to the app."""
    for point in sorted(entry_points(group="rastro.commands"), key=lambda point: point.name):
        point.load()(app)


_join_groups()


def main() -> None:
    """Run the command; an expected error is one clear line (or one JSON object) and exit status 2."""
    try:
        app(standalone_mode=True)
    except RastroError as error:
        output.say_error(error, as_json="--json" in sys.argv)
        raise SystemExit(2) from None
