"""`rastro resolve`: what the words of many records mean, each with its score and reason."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

import rastro.cli.resolve_texts  # noqa: F401 - registers the sentences
from rastro.canonical import Text, Translate
from rastro.cli import output
from rastro.cli.tables import rows_of, rows_write
from rastro.markings import Understood, understand
from rastro.nomenclator import Resolution

GIVEN = ("make", "model", "calibre", "type", "serial")
FOUND = ("make", "model", "calibre", "type")
ADDED = (
    *(f"{name}_{part}" for name in FOUND for part in ("term", "score", "reason")),
    *(
        "serial_state",
        "serial_key",
        "serial_problem",
        "says_make",
        "says_year",
        "says_month",
        "make_proposed",
    ),
)


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.command("resolve")(resolve)


def resolve(
    *,
    given: Annotated[
        Path, typer.Option("--in", help="CSV with make, model, calibre, type, serial as typed.")
    ],
    out: Annotated[Path, typer.Option("--out", help="The same lines with what they mean.")],
    as_json: output.AsJson = False,
) -> None:
    """Find the term that each make, model, calibre and type means, and what each serial says."""
    counts: Counter[str] = Counter()
    rows = rows_of(given, GIVEN)
    first = next(rows, None)
    columns = tuple(first) if first else GIVEN
    every = chain([first] if first else [], rows)
    lines = rows_write(out, (*columns, *ADDED), _resolved(every, columns, counts))
    value = {"lines": lines, **{name: counts[name] for name in (*FOUND, "serial", "says", "proposed")}}
    output.say(value, as_json=as_json, line=Text("cli.resolve.done", value).say(output.translator()))


def _resolved(
    rows: Iterable[Mapping[str, str]], columns: Sequence[str], counts: Counter[str]
) -> Iterator[Sequence[object]]:
    translate = output.translator()
    for row in rows:
        meant = understand(
            make=row["make"],
            model=row["model"],
            calibre=row["calibre"],
            type_=row["type"],
            serial=row["serial"],
        )
        _count(counts, meant)
        yield [row[name] for name in columns] + _added(meant, translate)


def _count(counts: Counter[str], meant: Understood) -> None:
    counts.update(name for name in FOUND if getattr(meant, name).term)
    counts["serial"] += bool(meant.key)
    counts["says"] += meant.says is not None
    counts["proposed"] += meant.proposed_make is not None


def _added(meant: Understood, translate: Translate) -> list[object]:
    cells: list[object] = []
    for name in FOUND:
        cells += _term(getattr(meant, name), translate)
    says = meant.says
    return [
        *cells,
        meant.serial.state.value if meant.serial else "",
        meant.key,
        meant.problem.say(translate) if meant.problem else "",
        *((says.make, says.last_year, says.month or "") if says else ("", "", "")),
        meant.proposed_make.code if meant.proposed_make else "",
    ]


def _term(found: Resolution, translate: Translate) -> list[object]:
    return [found.term.code if found.term else "", found.score, found.reason.say(translate)]
