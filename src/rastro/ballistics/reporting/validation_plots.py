"""The plots of a validation report."""

from collections.abc import Callable

import numpy as np

from rastro.ballistics.likelihood import ece, fit_isotonic, reliability, tippett
from rastro.ballistics.likelihood.drawing import Line, plot
from rastro.ballistics.likelihood.scores import Numbers
from rastro.ballistics.reporting.document import Picture
from rastro.ballistics.reporting.validation import Validation

BINS = 40
WHOLE = (0.0, 1.0)

type Say = Callable[..., str]


def plots_of(validation: Validation, say: Say) -> tuple[Picture, ...]:
    """All plots, each with what it shows."""
    drawn = {
        "distributions": _distributions,
        "tippett": _tippett,
        "ece": _cross_entropy,
        "pav": _pooled,
        "reliability": _reliability,
    }
    return tuple(
        Picture(say(name), say(f"{name}_means"), draw(validation, say)) for name, draw in drawn.items()
    )


def _distributions(validation: Validation, say: Say) -> str:
    both = np.concatenate(validation.scores)
    edges = np.linspace(both.min(), both.max() or 1.0, BINS + 1)
    lines, highest = [], 0.0
    for name, values in zip(("km", "knm"), validation.scores, strict=True):
        share = np.histogram(values, edges)[0] / len(values)
        highest = max(highest, float(share.max()))
        steps = np.repeat(edges, 2)[1:-1].tolist(), np.repeat(share, 2).tolist()
        lines.append(Line(say(name), *steps, filled=True))
    axes = {"x_label": validation.scope.score, "y_label": say("share_of_pairs")}
    return plot(lines, **axes, x_range=_ends(edges), y_range=(0.0, highest * 1.05))


def _ends(values: Numbers) -> tuple[float, float]:
    return float(values[0]), float(values[-1])


def _range(validation: Validation) -> tuple[float, float]:
    both = np.concatenate([validation.held.km, validation.held.knm])
    return float(np.floor(both.min() - 0.5)), float(np.ceil(both.max() + 0.5))


def _tippett(validation: Validation, say: Say) -> str:
    ends = _range(validation)
    at = np.linspace(*ends, 401)
    lines = [
        Line(say(name), at.tolist(), tippett(values, at).tolist())
        for name, values in (("km", validation.held.km), ("knm", validation.held.knm))
    ]
    return plot(lines, x_label=say("log10_lr"), y_label=say("share"), x_range=ends, y_range=WHOLE)


def _cross_entropy(validation: Validation, say: Say) -> str:
    held, priors = validation.held, np.linspace(-3.0, 3.0, 121)
    best = fit_isotonic(held.km, held.knm)
    kinds = (
        ("here", held.km, held.knm),
        ("best", best.log10_lr(held.km), best.log10_lr(held.knm)),
        ("nothing", np.zeros(2), np.zeros(2)),
    )
    lines = [Line(say(name), priors.tolist(), ece(km, knm, priors).tolist()) for name, km, knm in kinds]
    return plot(lines, x_label=say("prior"), y_label=say("bits"), x_range=(-3.0, 3.0), y_range=WHOLE)


def _pooled(validation: Validation, say: Say) -> str:
    held, ends = validation.held, _range(validation)
    best = fit_isotonic(held.km, held.knm)
    at = best.scores
    told = np.clip(best.log10_lr(at), *ends)
    lines = [
        Line(say("pooled"), at.tolist(), told.tolist()),
        Line(say("as_claimed"), list(ends), list(ends)),
    ]
    return plot(lines, x_label=say("log10_lr"), y_label=say("log10_lr_pooled"), x_range=ends, y_range=ends)


def _reliability(validation: Validation, say: Say) -> str:
    bins = reliability(validation.held.km, validation.held.knm)
    dots = Line(say("here"), [each.claimed for each in bins], [each.observed for each in bins], dots=True)
    lines = [dots, Line(say("as_claimed"), [0.0, 1.0], [0.0, 1.0])]
    return plot(lines, x_label=say("claimed"), y_label=say("observed"), x_range=WHOLE, y_range=WHOLE)
