"""Every command with its arguments and options, asked of Typer itself."""

from collections.abc import Iterator
from typing import Any

import typer.main

from described import cell, code, prose, table, titled
from rastro.cli.main import app

INTRODUCTION = """
`rastro` speaks the language that the shell asks for (`LC_ALL`, `LC_MESSAGES`, `LANG`). With `--json` a
command prints one JSON value and nothing else. Expected errors are one line on standard error, with a
[code](errors.md), and exit status 2.
"""


def commands(group: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that does something, with its words after `rastro`."""
    command = group or typer.main.get_command(app)
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path, command
        return
    for name in sorted(inner):
        yield from commands(inner[name], (*path, name))


def page() -> str:
    """The page of commands."""
    return titled("Commands", INTRODUCTION, *(_section(path, command) for path, command in commands()))


def _section(path: tuple[str, ...], command: Any) -> str:
    name = "rastro " + " ".join(path)
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option" and not each.hidden]
    usage = " ".join([name, *(_placed(each) for each in arguments), "[OPTIONS]" if options else ""]).strip()
    parts = [f"## {name}", prose((command.help or "").strip()), f"```text\n{usage}\n```"]
    if arguments:
        rows = [(code(each.name.upper()), prose(each.help or "")) for each in arguments]
        parts.append(table(("argument", "meaning"), rows))
    if options:
        rows = [(_spelt(each), _default(each), _meaning(each)) for each in options if each.name != "help"]
        parts.append(table(("option", "when left out", "meaning"), rows))
    return "\n\n".join(parts)


def _placed(argument: Any) -> str:
    name = str(argument.name).upper()
    return name if argument.required else f"[{name}]"


def _spelt(option: Any) -> str:
    names = ", ".join(f"`{each}`" for each in (*option.opts, *option.secondary_opts))
    return f"{names} (may be given again)" if option.multiple else names


def _default(option: Any) -> str:
    if option.required:
        return "must be given"
    if option.is_flag or option.default in (None, "", ()):
        return ""
    return code(cell(str(option.default)))


def _meaning(option: Any) -> str:
    said = prose(option.help or "")
    variable = option.envvar if isinstance(option.envvar, str) else ""
    return f"{said} Environment: `{variable}`." if variable else said
