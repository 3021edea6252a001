"""`rastro serial read|key|match`: a serial as it was read, the keys it is found by, and how well it fits."""

from dataclasses import asdict
from pathlib import Path
from typing import IO, Annotated

import typer

import rastro.cli.serial_texts  # noqa: F401 - registers the sentences
from rastro.canonical import InvalidInput, Text, TooLarge
from rastro.cli import output
from rastro.cli.files import opened, read_lines
from rastro.markings import (
    Reading,
    SearchKeys,
    SerialComparison,
    SerialMark,
    compare_serials,
    parse_reading,
    read_serial,
    registered_keys,
    search_keys,
)
from rastro.markings.alignment import MAX_REGISTERED

MAX_SERIALS = 1_000_000
SHOWN = 10

ASKED = """In what was read, ? is a character that could not be read, [83] an 8 or a 3.

The search of a register (on the page or by its API) also takes parts: …0142 or *0142 for how it ends,
A01* for how it begins, A01*42 for both; there * is any number of characters."""

serial = typer.Typer(
    no_args_is_help=True, help="Serials: read them, find their keys, match them.", epilog=ASKED
)

Notation = Annotated[
    str, typer.Argument(help="What was read: ? for an unread character, [83] for an 8 or a 3.")
]


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.add_typer(serial, name="serial")


@serial.callback()
def _group() -> None:
    """Serials: read them, find their keys, match them."""


@serial.command()
def read(
    text: Annotated[str, typer.Argument(help="A serial, or words such as RASPADO, N/C, filed off.")],
    *,
    as_json: output.AsJson = False,
) -> None:
    """What a text says of a serial: its state, and each character with its alternatives."""
    mark = read_serial(text)
    output.say(_mark(mark), as_json=as_json, line=_mark_line(mark))


@serial.command()
def key(
    text: Notation,
    *,
    registered: Annotated[
        bool, typer.Option("--registered", help="The serial stands so in a register: ? means itself.")
    ] = False,
    as_json: output.AsJson = False,
) -> None:
    """The keys to look for, or with --registered the keys to store."""
    keys = registered_keys(_stored(text)) if registered else search_keys(parse_reading(text))
    translate = output.translator()
    facts = {"folded": keys.folded, "like": keys.like_pattern, "count": len(keys.deletions)}
    line = Text("cli.serial.keys", facts).say(translate) + "\n" + " ".join(sorted(keys.deletions))
    output.say(_keys(keys), as_json=as_json, line=line)


@serial.command()
def match(
    reading: Notation,
    registered: Annotated[list[str] | None, typer.Argument(help="Serials on record.")] = None,
    *,
    among: Annotated[
        Path | None, typer.Option(help="A file with one serial on record a line; - for standard input.")
    ] = None,
    limit: Annotated[int, typer.Option(help="How many of the best to show.", min=1, max=1000)] = SHOWN,
    as_json: output.AsJson = False,
) -> None:
    """Weigh a reading against serials on record, best first: exit status 0 if one speaks for it, else 1."""
    seen = parse_reading(reading)
    serials = [_stored(each) for each in registered or ()]
    if among:
        with opened(among) as stream:
            serials += _listed(stream)
    if not serials:
        raise InvalidInput("cli.serial.none_given", field="registered")
    weighed = [(each, compare_serials(seen, each)) for each in dict.fromkeys(serials)]
    weighed.sort(key=lambda pair: (-pair[1].log10_lr, pair[0]))
    best = weighed[:limit]
    value = {"reading": str(seen), "matches": [_match(*pair) for pair in best], "compared": len(weighed)}
    output.say(value, as_json=as_json, line="\n".join(_match_lines(seen, *pair) for pair in best))
    if best[0][1].log10_lr <= 0:
        raise typer.Exit(1)


def _stored(text: str) -> str:
    """A serial as a register holds it, within its limit."""
    if not text.strip():
        raise InvalidInput("markings.serial.empty", field="registered")
    if len(text.strip()) > MAX_REGISTERED:
        raise TooLarge(
            "markings.serial.too_long", field="registered", length=len(text.strip()), limit=MAX_REGISTERED
        )
    return text.strip()


def _listed(stream: IO[bytes]) -> list[str]:
    found = []
    for number, line in enumerate(read_lines(stream, longest=4 * MAX_REGISTERED), 1):
        if number > MAX_SERIALS:
            raise TooLarge("cli.serial.too_many", field="among", limit=MAX_SERIALS)
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError:
            raise InvalidInput("cli.serial.encoding", field="among", line=number) from None
        if text:
            found.append(_stored(text))
    return found


def _mark(mark: SerialMark) -> dict[str, object]:
    reading = mark.reading
    return {
        "state": mark.state.value,
        "removal": mark.removal.value if mark.removal else None,
        "raw": mark.raw,
        "reading": str(reading) if reading else None,
        "characters": [asdict(each) for each in reading.characters] if reading else [],
        "unread": reading.unread if reading else 0,
        "notes": [note.say(output.translator()) for note in reading.notes] if reading else [],
    }


def _mark_line(mark: SerialMark) -> str:
    translate = output.translator()
    name = f"removed.{mark.removal.value}" if mark.removal else mark.state.value
    lines = [Text(f"cli.serial.{name}", {"reading": str(mark.reading or "")}).say(translate)]
    for place, each in enumerate(mark.reading.characters if mark.reading else (), 1):
        if len(each.possible) != 1:
            what = "unread" if not each.seen else "either"
            facts = {"place": place, "choices": ", ".join(each.possible)}
            lines.append(Text(f"cli.serial.{what}", facts).say(translate))
    lines += [note.say(translate) for note in (mark.reading.notes if mark.reading else ())]
    return "\n".join(lines)


def _keys(keys: SearchKeys) -> dict[str, object]:
    return asdict(keys) | {"deletions": sorted(keys.deletions)}


def _match(registered: str, compared: SerialComparison) -> dict[str, object]:
    edits = [asdict(edit) | {"kind": edit.kind.value} for edit in compared.edits]
    return {
        "registered": registered,
        "log10_lr": compared.log10_lr,
        "reasons": _reasons(registered, compared),
        "edits": edits,
    }


def _reasons(registered: str, compared: SerialComparison) -> list[str]:
    from rastro.tracing.serial_reasons import serial_reasons  # the tracing room loads only when asked

    translate = output.translator()
    return [reason.text.say(translate) for reason in serial_reasons(compared.edits, registered)]


def _match_lines(seen: Reading, registered: str, compared: SerialComparison) -> str:
    """`FR0148B2  +7.1  l read for 1; ...`."""
    reasons = "; ".join(_reasons(registered, compared))
    return f"{registered:<{max(len(seen), len(registered)) + 2}}{compared.log10_lr:+7.2f}  {reasons}"
