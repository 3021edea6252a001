"""`rastro validate`: a laboratory's validation report, from its own known pairs."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, TypedDict

import typer

import rastro.cli.validate_texts  # noqa: F401 - registers the sentences
from rastro.ballistics import Mark
from rastro.ballistics.reporting.criteria import USUAL, Criterion
from rastro.ballistics.reporting.page import html_page
from rastro.ballistics.reporting.pdf import pdf_file
from rastro.ballistics.reporting.validation import Scope, Validation
from rastro.ballistics.reporting.validation import validate as validated
from rastro.ballistics.reporting.validation_document import validation_document
from rastro.canonical import InvalidInput, NotFound, Text, sha256_hex
from rastro.cli import output
from rastro.cli.crew import CORES, Scheduler, Workers
from rastro.cli.scores import Scored, read_key, read_scores
from rastro.cli.tables import columns_of, rows_of
from rastro.cli.validate_scans import KEYS, Compared, compare_all, mark_of, scans_of

SCORES, CRITERIA = "scores.csv", "criteria.csv"
WEAPONS, SCANS = ("weapon1", "weapon2"), ("a", "b")


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.command("validate")(validate)


def validate(
    folder: Annotated[
        Path,
        typer.Argument(
            help="With a table of scores (weapon1, weapon2, score), or with scans and ground_truth.csv "
            "(file, source; kind and study where there are several)."
        ),
    ],
    *,
    score: Annotated[str, typer.Option(help="The column that is weighed, or two: cmc/n.")] = "score",
    model: Annotated[str, typer.Option(help="logistic, kde or counts.")] = "logistic",
    name: Annotated[str, typer.Option(help="Of what it is, for the title.")] = "",
    kind: Annotated[str, typer.Option(help="Only scans of this kind of the key.")] = "",
    study: Annotated[str, typer.Option(help="Only scans of this study of the key.")] = "",
    mark: Annotated[Mark | None, typer.Option(help="How they are compared; by the kind if left out.")] = None,
    laboratory: Annotated[str, typer.Option(help="Who validates.")] = "",
    population: Annotated[
        str, typer.Option(help="Which weapons, ammunition and microscope, and how they were chosen.")
    ] = "",
    method: Annotated[str, typer.Option(help="Version of the comparison that made scores.csv.")] = "",
    criteria: Annotated[
        Path | None,
        typer.Option(help="What must hold: CSV with figure, at_most, at_least; criteria.csv in the folder."),
    ] = None,
    dated: Annotated[
        str, typer.Option("--date", help="Of the report, 2026-03-01; the day the table or key was written.")
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(help="The report, .html; the PDF goes beside. validation.html in the folder."),
    ] = None,
    workers: Workers = CORES,
    scheduler: Scheduler = None,
    as_json: output.AsJson = False,
) -> None:
    """Write a validation report: how good likelihood ratios are for weapons that the calibration never saw.

    With scans and a key, all pairs of one study are compared first; comparisons.csv, beside the report, keeps
    their scores and is gone on with after a break. The report is one HTML file and one PDF (PDF/A, tagged),
    for the ISO/IEC 17025 folder; the same data and date give the same bytes.
    """
    target = _target(out or folder / "validation.html")
    asked = _criteria(criteria or folder / CRITERIA, given=criteria is not None)
    column = _Column(score, counts=model == "counts")
    if (table := _table(folder)) is not None:
        source = _of_table(table, column, method)
    else:
        scans = scans_of(_key(folder), kind=kind, study=study)
        used = mark_of(scans[0].kind, mark)
        compared = compare_all(folder, target.parent, scans, mark=used, workers=workers, scheduler=scheduler)
        source = _of_scans(compared, _key(folder), column, used)
    scope = Scope(
        **source.said,
        name=name or source.title or folder.resolve().name,
        date=_date(dated, source.written),
        software=f"rastro {version('rastro')}",
        laboratory=laboratory,
        population=population,
        score=score,
    )
    made = validated(
        source.read.km,
        source.read.knm,
        km_pairs=source.read.km_pairs,
        knm_pairs=source.read.knm_pairs,
        scope=scope,
        model=model,
        items=source.read.items,
        criteria=asked,
    )
    command = f"rastro validate FOLDER --score {score} --model {model} --date {scope.date}"
    _say(made, _written(made, target, command), as_json=as_json)


class _Said(TypedDict):
    digest: str
    mark: str
    method: str
    scans: int
    scans_digest: str
    refused: int


@dataclass(frozen=True, slots=True)
class _Column:
    """What is weighed."""

    score: str
    counts: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Source:
    """Known pairs, and where they come from."""

    read: Scored
    written: Path
    title: str
    said: _Said


def _table(folder: Path) -> Path | None:
    """scores.csv, or the one table that names weapons."""
    if (folder / SCORES).is_file():
        return folder / SCORES
    named = [path for path in sorted(folder.glob("*.csv")) if set(WEAPONS) <= set(columns_of(path))]
    return named[0] if len(named) == 1 else None


def _of_table(table: Path, column: _Column, method: str) -> _Source:
    """Of weapons by name, or of scans whose weapons the key beside it names."""
    by_weapon = set(WEAPONS) <= set(columns_of(table))
    key = None if by_weapon or not set(SCANS) <= set(columns_of(table)) else read_key(_key(table.parent))
    read = read_scores(table, score=column.score, counts=column.counts, key=key)
    digest = sha256_hex(table.read_bytes())
    said = _Said(digest=digest, mark="", method=method, scans=0, scans_digest="", refused=len(read.refused))
    return _Source(read, table, "", said)


def _of_scans(compared: Compared, key: Path, column: _Column, mark: Mark) -> _Source:
    read = read_scores(compared.table, score=column.score, counts=column.counts, key=compared.key)
    said = _Said(
        digest=_digest(read, compared.names),
        mark=mark.value,
        method=compared.method,
        scans=len(compared.key),
        scans_digest=compared.digest,
        refused=len(read.refused),
    )
    return _Source(read, key, ", ".join(compared.studies), said)


def _target(out: Path) -> Path:
    target = out.with_suffix(".html")
    if not target.parent.is_dir():
        raise NotFound("cli.file.no_folder", path=str(target))
    if not os.access(target.parent, os.W_OK):
        raise InvalidInput("cli.validate.unwritable", field="out", path=str(target.parent))
    return target


def _key(folder: Path) -> Path:
    found = next((folder / name for name in KEYS if (folder / name).is_file()), None)
    if found is None:
        raise InvalidInput("cli.validate.folder", field="folder", path=str(folder))
    return found


def _digest(read: Scored, names: Mapping[str, str]) -> str:
    """Of the scores alone: how long each comparison took is in the table as well, and never the same."""
    lines = sorted(f"{names[a]},{names[b]},{score!r}\n" for a, b, _, score in read.items)
    return sha256_hex("".join(lines).encode())


def _date(said: str, written: Path) -> str:
    if not said:
        return datetime.fromtimestamp(written.stat().st_mtime, UTC).date().isoformat()
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise InvalidInput("cli.validate.date", field="date", said=said) from None


def _criteria(path: Path, *, given: bool) -> tuple[Criterion, ...]:
    if not given and not path.is_file():
        return USUAL
    return tuple(
        each for line, row in enumerate(rows_of(path, ("figure",)), 2) for each in _asked(row, path, line)
    )


def _asked(row: Mapping[str, str], path: Path, line: int) -> Iterator[Criterion]:
    limits = {least: row.get(column, "") for column, least in (("at_least", True), ("at_most", False))}
    if not any(limits.values()):
        raise InvalidInput("cli.validate.criteria", field="criteria", line=line, path=path.name)
    for least, said in limits.items():
        if said:
            try:
                limit = float(said)
            except ValueError:
                raise InvalidInput(
                    "cli.validate.criteria", field="criteria", line=line, path=path.name
                ) from None
            yield Criterion(row["figure"], limit, least=least)


def _written(made: Validation, target: Path, command: str) -> tuple[Path, Path]:
    document = validation_document(
        made, translate=output.translator(), language=output.language(), command=command
    )
    pdf = target.with_suffix(".pdf")
    target.write_text(html_page(document), encoding="utf-8")
    pdf.write_bytes(pdf_file(document))
    return target, pdf


def _say(made: Validation, files: tuple[Path, Path], *, as_json: bool) -> None:
    told = {**made.as_json(), "out": str(files[0]), "pdf": str(files[1])}
    outcome = Text("cli.validate.met" if made.met else "cli.validate.not_met")
    line = Text("cli.validate.done", {**told, "outcome": outcome})
    output.say(told, as_json=as_json, line=line.say(output.translator()))
