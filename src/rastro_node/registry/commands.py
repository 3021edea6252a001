"""`rastro import`: firearms of a file into a node's register."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rastro.canonical import InvalidInput, NotFound, text_from_json
from rastro.cli.output import AsJson, say, translator
from rastro_node.registry import texts as _texts  # noqa: F401 - registers the sentences

SHOWN = 20

Home = Annotated[
    Path | None, typer.Option("--home", envvar="RASTRO_HOME", help="The node's folder.", show_default=False)
]


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.command("import")(import_)


def import_(
    file: Annotated[Path, typer.Argument(help="A CSV file or an Excel workbook.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    problems: Annotated[
        Path | None, typer.Option(help="Write the file here with what was found in a column.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--column", help="Ours=yours, such as serial=NUMERO; ours= leaves out."),
    ] = None,
    username: Annotated[str, typer.Option("--as", help="Sign-in name of the registrar; else the node.")] = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Register the firearms of a file: firearm_id,make,model,calibre,type,serial,sold_on,holder.

    Lines with an error are left out and told; the same file again registers nothing twice. The exit status is
    1 when lines were left out.
    """
    enter(home)
    from django.db import OperationalError

    from rastro_node.core.problems import said_in_command

    mapping = mapping_of(columns or [])
    try:
        told = _run(
            file, dry_run=dry_run, mapping=mapping, username=username, quiet=as_json, problems=problems
        )
    except (OperationalError, OSError) as error:
        raise said_in_command(error) from None
    say(told, as_json=as_json, line=summary(told))
    if told["refused"]:
        raise typer.Exit(1)


def enter(home: Path | None) -> None:
    """Be inside a node.

    Raises
    ------
    NotFound
        `registry.home.none`.
    """
    if home is None or not (home.expanduser() / "node.toml").exists():
        raise NotFound("registry.home.none", field="home", folder=str(home or "."))
    os.environ["RASTRO_HOME"] = str(home.expanduser().resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rastro_node.config.settings")
    import django

    django.setup()


def mapping_of(columns: list[str]) -> dict[str, str]:
    """The file's names of our columns.

    Raises
    ------
    InvalidInput
        `registry.import.mapping`.
    """
    from rastro_node.registry.importing import COLUMNS

    mapping = dict(each.partition("=")[::2] for each in columns)
    for ours in mapping:
        if ours not in COLUMNS:
            raise InvalidInput(
                "registry.import.mapping", field="column", column=ours, wanted=", ".join(COLUMNS)
            )
    return mapping


def _run(
    file: Path, *, dry_run: bool, mapping: dict[str, str], username: str, quiet: bool, problems: Path | None
) -> dict[str, Any]:
    from rastro_node.accounts.selectors import actor_of_user, user_by_name
    from rastro_node.core.context import this_node
    from rastro_node.registry.importing import annotated, import_csv

    actor = actor_of_user(user_by_name(username)) if username else this_node()
    with _bar(quiet=quiet) as bar:
        task = bar.add_task(file.name, total=None)
        report = import_csv(
            file,
            actor=actor,
            dry_run=dry_run,
            mapping=mapping,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    if problems is not None:
        with problems.open("w", encoding="utf-8", newline="") as out:
            out.writelines(annotated(file, report, mapping=mapping, say=lambda text: text.say(translator())))
    return report.as_json()


def _bar(*, quiet: bool) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, transient=True, disable=quiet or not sys.stderr.isatty())


def summary(told: dict[str, Any]) -> str:
    """What a person reads."""
    new = "would be registered" if told["dry_run"] else "registered"
    counted = (
        f"{told['number'] or told['name']}: {told['rows']} lines, {told['registered']} {new}, "
        f"{told['already']} already there, {told['refused']} left out, {told['warnings']} warnings"
    )
    lines = [counted]
    lines += [
        f"  {each['line']}: {text_from_json(each['text']).say(translator())}"
        for each in told["findings"][:SHOWN]
    ]
    more = len(told["findings"]) - SHOWN
    return "\n".join(lines + ([f"  … and {more} more; see them all with --problems"] if more > 0 else []))
