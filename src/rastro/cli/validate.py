"""`rastro validate`: a laboratory's validation report, from its own known pairs."""

import csv
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any

import typer

import rastro.cli.validate_texts  # noqa: F401 - registers the sentences
from rastro.ballistics import likelihood
from rastro.ballistics.likelihood.recall import recall
from rastro.canonical import InvalidInput, Text, sha256_hex
from rastro.cli import output
from rastro.cli.compare_pairs import compare_pairs
from rastro.cli.scores import Scored, read_key, read_scores
from rastro.cli.validation_page import page


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.command("validate")(validate)


def validate(
    folder: Annotated[
        Path, typer.Argument(help="With scores.csv (weapon1, weapon2, score), or key.csv and the scans.")
    ],
    *,
    score: Annotated[str, typer.Option(help="The column that is weighed, or two: cmc/n.")] = "score",
    model: Annotated[str, typer.Option(help="logistic, kde or counts.")] = "logistic",
    name: Annotated[str, typer.Option(help="Of what it is, for the title.")] = "",
    out: Annotated[Path | None, typer.Option(help="The report; validation.html in the folder.")] = None,
    as_json: output.AsJson = False,
) -> None:
    """Write a validation report: how good likelihood ratios are for weapons that the calibration never saw.

    With key.csv (file, source) and the scans, all pairs are compared first; comparisons.csv keeps their
    scores and is used again. The report is one HTML file with its plots; print it for a paper file.
    """
    table, key = _table(folder)
    read = read_scores(table, score=score, counts=model == "counts", key=key)
    held = likelihood.held_out(
        read.km, read.knm, km_pairs=read.km_pairs, knm_pairs=read.knm_pairs, model=model
    )
    told = _told(read, held, model, score) | {
        "name": name or folder.resolve().name,
        "digest": sha256_hex(table.read_bytes()),
    }
    target = out or folder / "validation.html"
    written = page(told, held, translate=output.translator(), language=output.language())
    target.write_text(written, encoding="utf-8")
    told["out"] = str(target)
    output.say(told, as_json=as_json, line=Text("cli.validate.done", told).say(output.translator()))


def _told(read: Scored, held: likelihood.HeldOut, model: str, score: str) -> dict[str, Any]:
    """The figures of the report."""
    whole = likelihood.fit(model, read.km, read.knm)
    bounds = likelihood.elub(whole.log10_lr(read.km), whole.log10_lr(read.knm))
    return {
        **held.as_json(),
        "bounds": [round(each, 2) for each in bounds],
        "recall": {k: round(share, 4) for k, share in recall(read.items).items()},
        "model": model,
        "score": score,
        "version": version("rastro"),
        "when": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
    }


def _table(folder: Path) -> tuple[Path, Mapping[str, str] | None]:
    """The table of scores, and the key when it names scans."""
    if (folder / "scores.csv").is_file():
        return folder / "scores.csv", None
    if not (folder / "key.csv").is_file():
        raise InvalidInput("cli.validate.folder", field="folder", path=str(folder))
    key = read_key(folder / "key.csv")
    made = folder / "comparisons.csv"
    if not made.is_file():
        _compare_all(folder, key, made)
    return made, key


def _compare_all(folder: Path, key: Mapping[str, str], made: Path) -> None:
    """Compare all scans of the key with each other; what is cut off is not taken for whole."""
    listed, draft = folder / "pairs.csv", folder / ".comparisons.csv.part"
    with listed.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("a", "b"))
        writer.writerows(combinations(sorted(key), 2))
    compare_pairs(listed, draft)
    draft.replace(made)
