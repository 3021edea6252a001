"""The sentences of tracing."""

from rastro.canonical import register
from rastro.tracing import disclosure_texts as _disclosure
from rastro.tracing import outcome_texts as _outcomes
from rastro.tracing import request_texts as _requests
from rastro.tracing import why_texts as _why

register(
    {
        "tracing.dates": "The recovery ({recovered_on}) lies before the sale ({sold_on}). Check both dates.",
        "tracing.calibration.few": "{pairs} pairs are too few to set probabilities on. Give at least {least}.",
        "tracing.calibration.form": "The calibration is not of its form. Write it by `rastro duplicates calibrate`.",
        "tracing.calibration.one_kind": "All pairs are one firearm, or none is. Give pairs of both kinds.",
        "tracing.body.missing": "“{name}” is missing. Send it.",
        "tracing.body.form": "“{name}” does not have its form. Wanted: {wanted}.",
        "tracing.body.too_long": "“{name}” is too long: at most {wanted}.",
    }
)

del _disclosure, _outcomes, _requests, _why
