"""`rastro serial photo`: the likeliest readings of the marks in a photograph."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

import rastro.cli.serial_texts  # noqa: F401 - registers the sentences
from rastro.canonical import Text
from rastro.cli import output
from rastro.cli.files import opened
from rastro.cli.serial import serial
from rastro.markings.photograph import MAX_BYTES, MarkLine, read_photograph


def add_to(_app: typer.Typer) -> None:
    """Join `rastro serial`."""
    serial.command("photo")(photo)


def photo(
    file: Annotated[Path, typer.Argument(help="A JPEG, PNG or WebP file, best a close-up of the mark.")],
    *,
    limit: Annotated[int, typer.Option(min=1, max=10, help="How many readings a line.")] = 3,
    as_json: output.AsJson = False,
) -> None:
    """Readings of the marks in a photograph, the likeliest first: proposals to compare with the firearm.

    Needs the extra `ocr`. The exit status is 1 if no line of characters was found.
    """
    with opened(file) as stream:
        lines = read_photograph(stream.read(MAX_BYTES + 1), limit=limit)
    translate = output.translator()
    shown = [_line(each) for each in lines] or [Text("cli.serial.photo_nothing").say(translate)]
    shown.append(Text("cli.serial.photo_compare").say(translate))
    output.say({"lines": [asdict(each) for each in lines]}, as_json=as_json, line="\n".join(shown))
    if not lines:
        raise typer.Exit(1)


def _line(line: MarkLine) -> str:
    readings = "   ".join(f"{each.text} {each.share:.0%}" for each in line.readings)
    return f"{line.notation}   ({readings})"
