"""How commands speak: one JSON value with `--json`, a readable table or sentence without."""

import gettext
import json
import locale
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from rastro.canonical import RastroError, Translate

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON value and nothing else.")]

LANGUAGES = frozenset({"es", "en", "pt", "fr"})
LOCALE_FOLDER = Path(__file__).resolve().parents[3] / "locale"


def language() -> str:
    """Code of the language the shell asks for (`LC_ALL`, `LC_MESSAGES`, `LANG`); English if we lack it."""
    wanted = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    code = locale.normalize(wanted).split("_")[0].lower()
    return code if code in LANGUAGES else "en"


def translator() -> Translate:
    """Gettext in the language the shell asks for."""
    found = gettext.translation("django", LOCALE_FOLDER, languages=[language()], fallback=True)
    return found.gettext


def say(value: object, *, as_json: bool, line: str | None = None) -> None:
    """Print a command's result.

    Parameters
    ----------
    value
        What `--json` prints.
    as_json
        Whether `--json` was given.
    line
        What a person reads; the value's own text when left out.
    """
    if as_json:
        sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")
    else:
        typer.echo(line if line is not None else str(value))


def say_error(error: RastroError, *, as_json: bool) -> None:
    """Print an expected error on standard error: what, where and what to do."""
    sentence = error.say(translator())
    if as_json:
        problem = {"code": error.code, "detail": sentence, "field": error.field}
        sys.stderr.write(json.dumps(problem, ensure_ascii=False, default=str) + "\n")
        return
    where = f" [{error.field}]" if error.field else ""
    typer.echo(f"rastro: {sentence}{where} ({error.code})", err=True)
