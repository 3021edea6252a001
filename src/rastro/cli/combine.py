"""`rastro combine`: several marks of one pair, weighed together after a test of their dependence."""

from pathlib import Path
from typing import Annotated

import typer

import rastro.cli.combine_texts  # noqa: F401 - registers the sentences
from rastro.ballistics import likelihood
from rastro.ballistics.likelihood.dependence import MARGIN
from rastro.ballistics.reporting import statement_of_marks
from rastro.canonical import InvalidInput, NotFound, Text
from rastro.cli import output
from rastro.cli.combine_tables import named, of_each, read_mark, score_of_text

commands = typer.Typer(
    no_args_is_help=True, help="Several marks of one pair: combined after a test of their dependence."
)


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.add_typer(commands, name="combine")


@commands.command("make")
def make(
    marks: Annotated[
        list[str], typer.Argument(help="NAME=TABLE.csv of each mark, as `rastro calibrate` reads.")
    ],
    *,
    out: Annotated[Path, typer.Option(help="Where the combination goes, JSON.")],
    name: Annotated[str, typer.Option(help="Its name, as every result will name it.")] = "own",
    edition: Annotated[str, typer.Option(help="Its version.")] = "1",
    score: Annotated[
        list[str] | None, typer.Option(help="The column that is weighed, of all or of one: NAME=cmc/n.")
    ] = None,
    model: Annotated[
        list[str] | None, typer.Option(help="logistic, kde or counts, of all or of one: NAME=counts.")
    ] = None,
    method: Annotated[
        list[str] | None, typer.Option(help="Version of the comparison, of all or of one: NAME=VERSION.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option(help="CSV with file, source and item, for tables of scans a and b.")
    ] = None,
    margin: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Largest rank correlation that is taken for none.")
    ] = MARGIN,
    as_json: output.AsJson = False,
) -> None:
    """Learn how the marks of one pair go together, from pairs that have all of them.

    Marks that are shown to be independent within known matches and within known non-matches are summed,
    others are fused by logistic regression of their likelihood ratios; never multiplied without that test.
    """
    tables = dict(named(each, example="scores.csv") for each in marks)
    if len(tables) < likelihood.LEAST_MARKS:
        raise InvalidInput("cli.combine.two", field="marks")
    columns, models = (
        of_each(score or [], list(tables), "score"),
        of_each(model or [], list(tables), "logistic"),
    )
    methods = of_each(method or [], list(tables), "")
    read = {
        mark: read_mark(Path(table), score=columns[mark], model=models[mark], key=key)
        for mark, table in tables.items()
    }
    sets = {
        mark: likelihood.calibrate(
            each.km,
            each.knm,
            km_pairs=each.km_pairs,
            knm_pairs=each.knm_pairs,
            name=f"{name} {mark}",
            version=edition,
            mark=mark,
            score=columns[mark],
            method=methods[mark],
            model=each.model,
        )
        for mark, each in read.items()
    }
    made = likelihood.combine(sets, likelihood.join(read), name=name, version=edition, margin=margin)
    try:
        out.write_bytes(likelihood.write_combination(made))
    except FileNotFoundError:
        raise NotFound("cli.file.no_folder", path=str(out)) from None
    _say_made(made, out, as_json=as_json)


def _say_made(made: likelihood.Combination, out: Path, *, as_json: bool) -> None:
    digest = likelihood.combination_digest(made)
    told = {
        **{name: getattr(made, name) for name in ("name", "version", "km", "knm", "weapons", "rule")},
        "marks": list(made.calibrations),
        "dependence": made.dependence.as_json(),
        "fusion": made.fusion.as_json(),
        "bounds": [made.lower, made.upper],
        "digest": digest,
        "out": str(out),
    }
    facts = {
        **told,
        "marks": ", ".join(made.calibrations),
        "digest": digest[:12],
        "reason": made.dependence.text,
    }
    output.say(told, as_json=as_json, line=Text("cli.combine.made", facts).say(output.translator()))


@commands.command("weigh")
def weigh(
    marks: Annotated[list[str], typer.Argument(help="NAME=SCORE of each mark: breech-face=0.42, or 12/30.")],
    *,
    by: Annotated[
        Path | None, typer.Option(help="A combination, as `rastro combine make` writes it.")
    ] = None,
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--set", help="Without one: NAME=SET.json of each mark; then the strongest mark counts."
        ),
    ] = None,
    cell_map: Annotated[
        str | None, typer.Option("--map", help="The picture of the cells, as the statement names it.")
    ] = None,
    population: Annotated[str | None, typer.Option(help="The reference population, in words.")] = None,
    as_json: output.AsJson = False,
) -> None:
    """Weigh the marks of one pair together, in the words of a report.

    A lead for an examiner, never an identification.
    """
    scores = {name: score_of_text(said) for name, said in (named(each, example="0.42") for each in marks)}
    translate = output.translator()
    if by is not None:
        made = likelihood.read_combination(by)
        combined = likelihood.weigh_marks(scores, made)
        said = statement_of_marks(combined, made, cell_map=cell_map, population=population)
        told = {**combined.as_json(), "reason": combined.reason.say(translate)}
        told |= {"combination": {"name": made.name, "version": made.version}}
        told["combination"]["digest"] = likelihood.combination_digest(made)
        told["statement"] = [each.say(translate) for each in said]
        output.say(told, as_json=as_json, line=said.say(translate))
        return
    combined = likelihood.strongest(_each_by_its_set(scores, sets or []))
    told = {**combined.as_json(), "reason": combined.reason.say(translate), "combination": None}
    lines = (combined.reason, combined.ratio.text, Text("ballistics.statement.lead"))
    line = f"log10 LR {combined.ratio.log10_lr:.2f} ({combined.ratio.low:.2f} … {combined.ratio.high:.2f})"
    output.say(told, as_json=as_json, line="\n".join((line, *(each.say(translate) for each in lines))))


def _each_by_its_set(
    scores: dict[str, float | tuple[int, int]], sets: list[str]
) -> dict[str, likelihood.LikelihoodRatio]:
    paths = dict(named(each, example="set.json") for each in sets)
    if set(scores) - set(paths):
        raise InvalidInput("cli.combine.by", field="by")
    return {
        name: likelihood.likelihood_ratio(score, likelihood.read_calibration(Path(paths[name])))
        for name, score in scores.items()
    }
