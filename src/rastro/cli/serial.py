"""`rastro serial`: read a serial as the library does, show its keys, weigh it against a registered one."""

from typing import Annotated

import typer

from rastro.canonical import InvalidInput, Text, register
from rastro.cli import output
from rastro.markings import SearchKeys, compare_serials, parse_reading, read_serial, search_keys
from rastro.markings.alignment import MAX_REGISTERED

register(
    {
        "cli.serial.key": "{folded} (also found by: {stripped}; last characters: {tail})",
        "cli.serial.match": "Weight {weight} (decimal logarithm); differences: {edits}",
        "cli.serial.read": "{state}: {reading}",
        "cli.serial.registered": "The registered serial must have 1 to {limit} characters.",
    }
)

serial = typer.Typer(no_args_is_help=True, help="Serials: read, find and compare them.")
Words = Annotated[str, typer.Argument(help="As seen: ? for an unread character, [83] for an 8 or a 3.")]


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.add_typer(serial, name="serial")


@serial.command()
def read(text: Words, *, as_json: output.AsJson = False) -> None:
    """Say what is known of a serial from its text."""
    mark = read_serial(text)
    value = {
        "state": mark.state.value,
        "reading": str(mark.reading) if mark.reading else None,
        "removal": mark.removal.value if mark.removal else None,
        "raw": mark.raw,
    }
    shown = {"state": mark.state.value, "reading": str(mark.reading or mark.removal or "-")}
    output.say(value, as_json=as_json, line=Text("cli.serial.read", shown).say(output.translator()))


@serial.command()
def key(text: Words, *, as_json: output.AsJson = False) -> None:
    """Show the keys under which a reading is looked for."""
    value = _as_json(search_keys(parse_reading(text)))
    output.say(value, as_json=as_json, line=Text("cli.serial.key", value).say(output.translator()))


@serial.command()
def match(
    text: Words,
    registered: Annotated[str, typer.Argument(help="The serial on record.")],
    *,
    as_json: output.AsJson = False,
) -> None:
    """Weigh a reading against a registered serial; exit status 1 when it speaks against it."""
    if not 1 <= len(registered.strip()) <= MAX_REGISTERED:
        raise InvalidInput("cli.serial.registered", field="registered", limit=MAX_REGISTERED)
    compared = compare_serials(parse_reading(text), registered)
    edits = [
        {"kind": each.kind.value, "position": each.position, "seen": each.seen, "registered": each.registered}
        for each in compared.edits
        if each.kind.value != "equal"
    ]
    value = {"log10_lr": compared.log10_lr, "edits": edits}
    told = ", ".join(f"{each['seen'] or '-'}/{each['registered'] or '-'} {each['kind']}" for each in edits)
    line = Text("cli.serial.match", {"weight": f"{compared.log10_lr:+.2f}", "edits": told or "-"})
    output.say(value, as_json=as_json, line=line.say(output.translator()))
    raise typer.Exit(0 if compared.log10_lr > 0 else 1)


def _as_json(keys: SearchKeys) -> dict[str, object]:
    return {
        "folded": keys.folded,
        "like_pattern": keys.like_pattern,
        "stripped": keys.stripped,
        "tail": keys.tail,
        "has_unread": keys.has_unread,
        "deletions": sorted(keys.deletions),
    }
