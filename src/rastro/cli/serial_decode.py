"""`rastro serial decode`: who stamped a serial, and when, by the makers' own rules."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

import rastro.cli.serial_texts  # noqa: F401 - registers the sentences
from rastro.canonical import Text
from rastro.cli import output
from rastro.cli.files import opened
from rastro.cli.serial import Notation, serial
from rastro.markings import Decoding, Grammar, Known, decode_serial, grammars, parse_reading, read_grammar
from rastro.markings.grammar_file import MAX_BYTES


def add_to(_app: typer.Typer) -> None:
    """Join `rastro serial`."""
    serial.command("decode")(decode)


def decode(
    text: Notation,
    *,
    calibre: Annotated[str, typer.Option(help="What is known of the calibre, such as .38.")] = "",
    type_: Annotated[str, typer.Option("--type", help="Code of the type, such as pistol or revolver.")] = "",
    grammar: Annotated[
        list[Path] | None, typer.Option(help="A file with more rules, TOML; may be given again.")
    ] = None,
    as_json: output.AsJson = False,
) -> None:
    """Maker, year and month a serial tells by its form: exit status 0 if it tells any, else 1."""
    rules = (*grammars(), *(_read(path) for path in grammar or ()))
    known = Known(calibre=calibre, type=type_, until=datetime.now(UTC).year)
    reading = parse_reading(text)
    said = decode_serial(reading, rules, known)
    translate = output.translator()
    lines = [_line(each).say(translate) for each in said]
    nothing = Text("cli.serial.tells_nothing", {"reading": str(reading)}).say(translate)
    value = {"reading": str(reading), "decodings": [asdict(each) for each in said]}
    output.say(value, as_json=as_json, line="\n".join(lines) or nothing)
    if not said:
        raise typer.Exit(1)


def _read(path: Path) -> Grammar:
    with opened(path) as stream:
        return read_grammar(stream.read(MAX_BYTES + 1).decode("utf-8", "replace"), name=path.name)


def _line(said: Decoding) -> Text:
    facts = {"make": said.make.title(), "rule": said.rule, "year": said.last_year, "month": said.month}
    if not said.first_year:
        return Text("cli.serial.made_before", facts | {"calibre": said.calibre})
    if said.first_year != said.last_year:
        return Text("cli.serial.made_between", facts | {"first": said.first_year, "calibre": said.calibre})
    if said.calibre:
        return Text("cli.serial.made_if", facts | {"calibre": said.calibre})
    return Text("cli.serial.made_mended" if said.mended else "cli.serial.made_in", facts)
