"""`rastro duplicates`: find pairs that may be one firearm, list and decide them, set the probabilities."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rastro.canonical import Conflict, InvalidInput
from rastro.cli.output import AsJson, say
from rastro.tracing import (
    Frequencies,
    RegisteredFirearm,
    calibrate,
    probability_of,
    reliability,
    weigh_pair,
)
from rastro_node.registry import texts as _texts  # noqa: F401 - registers the sentences
from rastro_node.registry.commands import Home, enter

if TYPE_CHECKING:
    from rastro_node.core.actors import Actor

FIELDS = ("make", "model", "calibre", "type", "serial")
TRUE = frozenset({"1", "true", "yes", "one"})
SHOWN = 50

As = Annotated[str, typer.Option("--as", help="Sign-in name of the registrar; else the node.")]
Ref = Annotated[str, typer.Argument(help="firearm/… or exhibit/… with its identifier.")]

app = typer.Typer(no_args_is_help=True, help="Records that may be of one firearm.")


def add_to(root: typer.Typer) -> None:
    """Join the `rastro` command."""
    root.add_typer(app, name="duplicates")


@app.command()
def find(*, username: As = "", home: Home = None, as_json: AsJson = False) -> None:
    """Compare register and custody with themselves and queue the pairs that may be one firearm.

    Killed, the same command goes on where it stood.
    """
    enter(home)
    from rastro_node.core import jobs
    from rastro_node.core.models import Job
    from rastro_node.registry.services.proposing import propose_start, propose_unfinished

    actor = _actor(username)
    job = propose_unfinished(actor) or propose_start(actor=actor)
    jobs.run(job.pk)
    ended = Job.objects.get(pk=job.pk)
    if ended.failure is not None:
        raise Conflict(ended.failure["code"], **ended.failure.get("params", {}))
    told = ended.result or {}
    compared = f"{told['firearms']} firearms and {told['exhibits']} exhibits compared"
    say(told, as_json=as_json, line=f"{compared}, {told['proposed']} new pairs wait.")


@app.command("list")
def list_(
    *,
    verdict: Annotated[str, typer.Option(help="one, two, again; waiting ones without it.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Most that are shown.")] = SHOWN,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show the pairs that wait, or those decided one way, the likeliest first."""
    enter(home)
    from rastro_node.registry.selectors.links import proposals

    rows = [
        {
            "left": row.left,
            "right": row.right,
            "probability": round(row.probability, 4),
            "verdict": row.verdict,
        }
        for row in proposals(verdict=verdict)[:limit]
    ]
    lines = [f"{each['probability']:.3f} {each['left']} {each['right']} {each['verdict']}" for each in rows]
    say(rows, as_json=as_json, line="\n".join(lines) or "No pair.")


@app.command()
def decide(
    left: Ref,
    right: Ref,
    verdict: Annotated[str, typer.Argument(help="one, two, again, or undo.")],
    *,
    reason: Annotated[str, typer.Option(help="Why, in a sentence.")],
    username: As = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Decide what two records are, or take the standing decision back (`undo`)."""
    enter(home)
    from rastro_node.registry.services.links import link_decide, link_reverse

    actor = _actor(username)
    if verdict == "undo":
        made = link_reverse(actor=actor, left=left, right=right, reason=reason)
    else:
        made = link_decide(actor=actor, left=left, right=right, verdict=verdict, reason=reason)
    told = {"id": str(made.pk), "left": made.left, "right": made.right, "verdict": made.verdict}
    say(told, as_json=as_json, line=f"{made.verdict}: on record.")


def _actor(username: str) -> "Actor":
    from rastro_node.accounts.selectors import actor_of_user, user_by_name
    from rastro_node.core.context import this_node

    return actor_of_user(user_by_name(username)) if username else this_node()


@app.command("calibrate")
def calibrate_(
    pairs: Annotated[
        Path,
        typer.Argument(
            help="CSV: same, make_1, model_1, calibre_1, type_1, serial_1, and the same with _2.",
            exists=True,
            dir_okay=False,
        ),
    ],
    *,
    population: Annotated[int, typer.Option(min=1, help="How many firearms the register holds.")] = 50_000,
    out: Annotated[
        Path | None, typer.Option(help="Where the calibration is written; linkage.json in the node's folder.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Set the probabilities on pairs whose truth the State knows; put the file into the node's folder."""
    known = list(_read(pairs))
    frequencies = Frequencies(total=population)
    scored = [(weigh_pair(a, b, frequencies).score, same) for a, b, same in known]
    made = calibrate(scored, source=pairs.name)
    after = reliability((probability_of(score, made), same) for score, same in scored)
    told: dict[str, Any] = {
        "intercept": made.intercept,
        "slope": made.slope,
        "source": made.source,
        "pairs": after.pairs,
        "brier": round(after.brier, 5),
        "expected_calibration_error": round(after.error, 5),
    }
    if out is not None:
        out.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    measured = f"{after.pairs} pairs, Brier score {after.brier:.4f}, calibration error {after.error:.4f}"
    line = f"intercept {made.intercept}, slope {made.slope}; on the same {measured}"
    say(told, as_json=as_json, line=line)


def _read(file: Path) -> Iterator[tuple[RegisteredFirearm, RegisteredFirearm, bool]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        wanted = ["same", *(f"{name}_{side}" for side in (1, 2) for name in FIELDS)]
        missing = [name for name in wanted if name not in (reader.fieldnames or ())]
        if missing:
            raise InvalidInput("registry.link.pairs", field="file", missing=", ".join(missing))
        for number, row in enumerate(reader):
            one, other = (_record(row, number, side) for side in (1, 2))
            yield one, other, (row["same"] or "").strip().lower() in TRUE


def _record(row: dict[str, Any], number: int, side: int) -> RegisteredFirearm:
    make, model, calibre, type_, serial = (str(row[f"{name}_{side}"] or "") for name in FIELDS)
    return RegisteredFirearm(f"{number}/{side}", make, model, calibre, type_, serial)
