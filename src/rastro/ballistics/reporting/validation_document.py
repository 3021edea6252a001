"""A validation as a document: its sections, in the order in which an assessor reads them."""

from collections.abc import Iterator

import rastro.ballistics.reporting.texts  # noqa: F401 - registers the sentences
from rastro.ballistics.likelihood.uncertainty import DRAWS, rule_of_three
from rastro.ballistics.reporting.document import (
    Document,
    Listing,
    Paragraph,
    Section,
    Signatures,
    Table,
    table,
)
from rastro.ballistics.reporting.validation import Validation, figures_of
from rastro.ballistics.reporting.validation_plots import Say, plots_of
from rastro.canonical import Text, Translate

FIGURES = (
    "cllr",
    "cllr_min",
    "cllr_cal",
    "auc",
    "misleading_km",
    "misleading_knm",
    "lowest_km",
    "highest_knm",
)
COUNTS = ("km", "knm", "weapons")
SHORT = 12


def validation_document(
    validation: Validation, *, translate: Translate, language: str, command: str = "rastro validate FOLDER"
) -> Document:
    """The report of a validation.

    Parameters
    ----------
    validation
        What came of it.
    translate, language
        Of the reader.
    command
        How it is made again.
    """

    def say(code: str, **params: object) -> str:
        return Text(f"ballistics.validation.{code}", params).say(translate)

    scope, held = validation.scope, validation.held
    figures = figures_of(held)
    short = {"name": scope.name, "digest": scope.digest[:SHORT], "software": scope.software}
    missed = sum(not each.met for each in validation.criteria)
    outcome = say("not_met", count=missed) if missed else say("all_met")
    return Document(
        title=say("title", name=scope.name),
        subtitle=say("subtitle", mark=scope.mark or say("any_mark"), date=scope.date),
        language=language,
        date=scope.date,
        tiles=(
            (say("cllr"), f"{figures['cllr']:.3f}"),
            (say("auc"), f"{figures['auc']:.4f}"),
            (say("weapons"), str(held.weapons)),
            (say("km"), str(len(held.km))),
            (say("knm"), str(len(held.knm))),
        ),
        notice=say("lead"),
        sections=(
            _scope(validation, say),
            _criteria(validation, say, outcome),
            _figures(validation, say),
            _recall(validation, say),
            Section(say("plots"), plots_of(validation, say)),
            _method(validation, say, command),
            _worded(validation, say, translate),
            _limits(validation, say),
            _signed(say),
        ),
        footer=say("footer", **short),
    )


def _scope(validation: Validation, say: Say) -> Section:
    scope, held = validation.scope, validation.held
    rows = [
        (say("laboratory"), scope.laboratory or say("not_said")),
        (say("mark"), scope.mark or say("not_said")),
        (say("propositions"), say("h1_h2")),
        (say("population"), scope.population or say("population_missing")),
        (say("pairs"), say("pairs_said", km=len(held.km), knm=len(held.knm), weapons=held.weapons)),
        (say("comparison"), scope.method or say("not_said")),
        (say("weighing"), say("weighing_said", model=validation.model, score=scope.score)),
        (say("software"), scope.software),
        (say("dated"), scope.date),
    ]
    rows.append((say("data"), scope.digest))
    if scope.scans:
        rows.append((say("scans", count=scope.scans), scope.scans_digest))
    whole = table((say("point"), say("said")), rows, (1, 3))
    return Section(say("scope"), (Paragraph(say("intro", folds=held.folds)), whole))


def _criteria(validation: Validation, say: Say, outcome: str) -> Section:
    rows = [
        (
            say(each.criterion.figure),
            each.criterion.said,
            say("unmeasured") if each.measured is None else f"{each.measured:.4g}",
            f"{'✓' if each.met else '✗'} {say('yes' if each.met else 'no')}",
        )
        for each in validation.criteria
    ]
    head = tuple(say(name) for name in ("figure", "asked", "measured", "holds"))
    return Section(
        say("criteria"),
        (
            Paragraph(f"{say('outcome')}: {outcome}."),
            table(head, rows, (3, 1, 1, 1)),
            Paragraph(say("criteria_means")),
        ),
    )


def _figures(validation: Validation, say: Say) -> Section:
    figures = figures_of(validation.held)
    rows = [(say(name), figures[name], "", say(f"{name}_means")) for name in COUNTS]
    for name in FIGURES:
        ends = validation.spread.get(name)
        interval = "" if ends is None else f"{ends[0]:.3f} … {ends[1]:.3f}"
        rows.append((say(name), _number(figures[name]), interval, say(f"{name}_means")))
    low, high = validation.bounds
    rows.append((say("bounds"), f"{_number(low)} … {_number(high)}", "", say("bounds_means")))
    head = tuple(say(name) for name in ("figure", "value", "interval", "meaning"))
    return Section(say("figures"), (table(head, rows, (4, 3, 3, 8)),))


def _number(value: float) -> str:
    return f"{value:.3f}".replace("-", "\N{MINUS SIGN}")


def _recall(validation: Validation, say: Say) -> Section:
    block: Table | Paragraph = Paragraph(say("recall_missing"))
    if validation.found:
        rows = [
            (say("recall", k=k), f"{share:.3f}", say("recall_means", k=k))
            for k, share in validation.found.items()
        ]
        block = table((say("figure"), say("value"), say("meaning")), rows, (4, 3, 11))
    return Section(say("search"), (block,))


def _method(validation: Validation, say: Say, command: str) -> Section:
    sentences = [say("disjoint"), say("uncertainty", draws=DRAWS), *_none_misled(validation, say)]
    sentences.append(say("repeat", command=command))
    return Section(say("method"), tuple(Paragraph(each) for each in sentences))


def _none_misled(validation: Validation, say: Say) -> Iterator[str]:
    """An interval of no width is no certainty: what may still be, by pairs and by weapons."""
    held = validation.held
    for kind, ratios, misled in (("km", held.km, held.km < 0), ("knm", held.knm, held.knm > 0)):
        if not misled.any():
            rate, worst = (f"{rule_of_three(count):.2g}" for count in (len(ratios), held.weapons))
            yield say(f"none_misled_{kind}", pairs=len(ratios), rate=rate, worst=worst)


def _worded(validation: Validation, say: Say, translate: Translate) -> Section:
    sentences = tuple(each.say(translate) for each in validation.example)
    return Section(say("worded"), (Paragraph(say("worded_means")), Listing(sentences)))


def _limits(validation: Validation, say: Say) -> Section:
    weapons = validation.held.weapons
    names = ("limit_population", "limit_bounds", "limit_combined", "limit_examiner")
    items = tuple(say(name, weapons=weapons) for name in names)
    if validation.scope.refused:
        items = (*items, say("limit_refused", count=validation.scope.refused))
    return Section(say("limits"), (Listing(items), Paragraph(f"{say('sources')}: {say('references')}")))


def _signed(say: Say) -> Section:
    roles = tuple(say(name) for name in ("made_by", "checked_by", "approved_by"))
    columns = tuple(say(name) for name in ("sign_name", "sign_date", "signature"))
    return Section(say("signed"), (Signatures(roles, columns),))
