"""`rastro import`: what a file holds into a node's register, and back out of it."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rastro.canonical import InvalidInput, NotFound, text_from_json
from rastro.cli.output import AsJson, say, translator
from rastro_node.registry import texts as _texts  # noqa: F401 - registers the sentences

if TYPE_CHECKING:
    from rastro_node.core.actors import Actor
    from rastro_node.core.imports import ImportKind, Report

SHOWN = 20

Home = Annotated[
    Path | None, typer.Option("--home", envvar="RASTRO_HOME", help="The node's folder.", show_default=False)
]


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.command("import")(import_)


def import_(
    file: Annotated[
        Path | None, typer.Argument(help="A CSV file or an Excel workbook.", show_default=False)
    ] = None,
    *,
    kind: Annotated[str, typer.Option(help="What the file holds: firearms, seizures.")] = "firearms",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    source: Annotated[
        str, typer.Option(help="Who the file comes from; its columns are remembered under it.")
    ] = "",
    problems: Annotated[
        Path | None, typer.Option(help="Write the file here with what was found in a column.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--column", help="Ours=yours, such as serial=NUMERO; ours= leaves out."),
    ] = None,
    undo: Annotated[
        str, typer.Option(help="Withdraw what the import of this number brought, within its window.")
    ] = "",
    username: Annotated[str, typer.Option("--as", help="Sign-in name of the registrar; else the node.")] = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Register what a file holds; of firearms: firearm_id,make,model,calibre,type,serial,sold_on,holder.

    Lines with an error are left out and told; the same file again registers nothing twice, and one that was
    killed goes on where it stood. The exit status is 1 when lines were left out.
    """
    enter(home)
    from django.db import OperationalError

    from rastro_node.core.imports import import_file, kind_of
    from rastro_node.core.problems import said_in_command

    if undo:
        _undo(undo, username, as_json=as_json)
        return
    if file is None:
        raise InvalidInput("core.import.no_argument", field="file")
    chosen = kind_of(kind)
    mapping = mapping_of(columns or [], chosen)
    try:
        with _bar(file.name, quiet=as_json) as progress:
            report = import_file(
                file,
                kind=chosen,
                actor=_actor(username),
                dry_run=dry_run,
                mapping=mapping,
                source_name=source,
                progress=progress,
            )
        if problems is not None:
            _write(problems, file, report, chosen)
    except (OperationalError, OSError) as error:
        raise said_in_command(error) from None
    told = report.as_json()
    say(told, as_json=as_json, line=summary(told))
    if report.refused:
        raise typer.Exit(1)


def _undo(number: str, username: str, *, as_json: bool) -> None:
    from rastro_node.core.imports.undoing import import_by_number, import_undo, run_undo

    row = import_by_number(number)
    import_undo(import_id=row.pk)
    with _bar(row.name, quiet=as_json) as progress:
        ended = run_undo(row.pk, actor=_actor(username), progress=progress)
    told = {"number": ended.number, "withdrawn": ended.undone, "kept": ended.kept}
    kept = f", {ended.kept} kept because something happened to them since" if ended.kept else ""
    say(told, as_json=as_json, line=f"{ended.number}: {ended.undone} withdrawn{kept}")


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


def mapping_of(columns: list[str], kind: "ImportKind") -> dict[str, str]:
    """The file's names of our columns.

    Raises
    ------
    InvalidInput
        `core.import.mapping`.
    """
    mapping = dict(each.partition("=")[::2] for each in columns)
    ours = [each.name for each in kind.columns]
    for name in mapping:
        if name not in ours:
            raise InvalidInput("core.import.mapping", field="column", column=name, wanted=", ".join(ours))
    return mapping


def _actor(username: str) -> "Actor":
    from rastro_node.accounts.selectors import actor_of_user, user_by_name
    from rastro_node.core.context import this_node

    return actor_of_user(user_by_name(username)) if username else this_node()


def _write(problems: Path, file: Path, report: "Report", kind: "ImportKind") -> None:
    from rastro_node.core.imports import annotated

    lines = annotated(file, report.findings, columns=kind.columns, say=lambda text: text.say(translator()))
    with problems.open("w", encoding="utf-8", newline="") as out:
        out.writelines(lines)


@contextmanager
def _bar(name: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True, disable=quiet or not sys.stderr.isatty()) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def summary(told: dict[str, Any]) -> str:
    """What a person reads."""
    new = "would be registered" if told["dry_run"] else "registered"
    counted = (
        f"{told['number'] or told['name']}: {told['rows']} lines, {told['registered']} {new}, "
        f"{told['already']} already there, {told['duplicates']} twice in the file, "
        f"{told['refused']} left out, {told['warnings']} warnings"
    )
    lines = [counted]
    lines += [
        f"  {each['line']}: {text_from_json(each['text']).say(translator())}"
        for each in told["findings"][:SHOWN]
    ]
    more = len(told["findings"]) - SHOWN
    return "\n".join(lines + ([f"  … and {more} more; see them all with --problems"] if more > 0 else []))
