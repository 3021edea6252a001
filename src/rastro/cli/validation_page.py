"""The page of a validation report: figures, plots, how it was made. One file, no other is fetched."""

from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np

import rastro.cli.validate_texts  # noqa: F401 - registers the sentences
from rastro.ballistics import likelihood
from rastro.ballistics.likelihood.drawing import Line, plot
from rastro.canonical import Text, Translate

FIGURES = ("km", "knm", "weapons", "cllr", "cllr_min", "auc")
ERRORS = ("misleading_km", "misleading_knm", "lowest_km", "highest_knm")
STYLE = """
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color:#111;background:#fff}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc}
td:nth-child(2){font-variant-numeric:tabular-nums;white-space:nowrap}svg{width:100%;max-width:40rem;height:auto}
svg text{font:11px system-ui,sans-serif}svg .grid{stroke:#ddd}
@media print{h2{break-after:avoid}figure{break-inside:avoid}}
"""


def page(told: dict[str, Any], held: likelihood.HeldOut, *, translate: Translate, language: str) -> str:
    """The report as one HTML file.

    Parameters
    ----------
    told
        The figures, as `--json` prints them.
    held
        The likelihood ratios they are of.
    translate, language
        Of the reader.
    """

    def say(code: str, **params: object) -> str:
        return escape(Text(f"cli.validate.{code}", params).say(translate))

    title = say("title", name=told["name"])
    plots = ((say(name), drawn) for name, drawn in _plots(held, translate))
    figures = "".join(f"<figure><h2>{name}</h2>{drawn}</figure>" for name, drawn in plots)
    head = "".join(f"<th scope=col>{say(name)}</th>" for name in ("figure", "value", "meaning"))
    body = "".join(_row(*row) for row in _rows(told, say))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body><h1>{title}</h1><p>{say('intro', folds=told['folds'])}</p>"
        f"<p><strong>{say('lead')}</strong></p><h2>{say('figures')}</h2>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{figures}"
        f"<h2>{say('method')}</h2><p>{say('made', **told)}</p><p>{say('references')}</p></body></html>\n"
    )


def _rows(told: dict[str, Any], say: Any) -> Sequence[tuple[str, object, str]]:
    rows = [(say(name), told[name], say(f"{name}_means")) for name in (*FIGURES, *ERRORS)]
    low, high = told["bounds"]
    rows.append((say("bounds"), f"{low} … {high}", say("bounds_means")))
    rows += [(say("recall", k=k), share, say("recall_means", k=k)) for k, share in told["recall"].items()]
    return rows


def _row(name: str, value: object, means: str) -> str:
    return f"<tr><td>{name}</td><td>{escape(str(value))}</td><td>{means}</td></tr>"


def _plots(held: likelihood.HeldOut, translate: Translate) -> list[tuple[str, str]]:
    def say(code: str) -> str:
        return Text(f"cli.validate.{code}").say(translate)

    return [
        ("tippett", _tippett(held, say)),
        ("ece", _cross_entropy(held, say)),
        ("reliability", _reliability(held, say)),
    ]


def _tippett(held: likelihood.HeldOut, say: Any) -> str:
    everything = np.concatenate([held.km, held.knm])
    ends = float(np.floor(everything.min() - 0.5)), float(np.ceil(everything.max() + 0.5))
    at = np.linspace(*ends, 401)
    lines = [
        Line(say(name), at.tolist(), likelihood.tippett(values, at).tolist())
        for name, values in (("km", held.km), ("knm", held.knm))
    ]
    return plot(lines, x_label=say("log10_lr"), y_label=say("share"), x_range=ends, y_range=(0.0, 1.0))


def _cross_entropy(held: likelihood.HeldOut, say: Any) -> str:
    priors = np.linspace(-3.0, 3.0, 121)
    best = likelihood.fit_isotonic(held.km, held.knm)
    kinds = (
        ("here", held.km, held.knm),
        ("best", best.log10_lr(held.km), best.log10_lr(held.knm)),
        ("nothing", np.zeros(2), np.zeros(2)),
    )
    lines = [
        Line(say(name), priors.tolist(), likelihood.ece(km, knm, priors).tolist()) for name, km, knm in kinds
    ]
    return plot(lines, x_label=say("prior"), y_label=say("bits"), x_range=(-3.0, 3.0), y_range=(0.0, 1.0))


def _reliability(held: likelihood.HeldOut, say: Any) -> str:
    bins = likelihood.reliability(held.km, held.knm)
    dots = Line(say("here"), [each.claimed for each in bins], [each.observed for each in bins], dots=True)
    lines = [dots, Line("1 : 1", [0.0, 1.0], [0.0, 1.0])]
    whole = (0.0, 1.0)
    return plot(lines, x_label=say("claimed"), y_label=say("observed"), x_range=whole, y_range=whole)
