"""The sentences of tracing."""

from rastro.canonical import register
from rastro.tracing import disclosure_texts as _disclosure
from rastro.tracing import outcome_texts as _outcomes

register(
    {
        "tracing.dates": "The recovery ({recovered_on}) lies before the sale ({sold_on}). Check both dates.",
        "tracing.body.missing": "“{name}” is missing. Send it.",
        "tracing.body.form": "“{name}” does not have its form. Wanted: {wanted}.",
        "tracing.body.too_long": "“{name}” is too long: at most {wanted}.",
        "tracing.why.make.agrees": "make agrees: {registered}",
        "tracing.why.make.differs": "make differs: read {read}, registered {registered}",
        "tracing.why.model.agrees": "model agrees: {registered}",
        "tracing.why.model.differs": "model differs: read {read}, registered {registered}",
        "tracing.why.calibre.agrees": "calibre agrees: {registered}",
        "tracing.why.calibre.differs": "calibre differs: read {read}, registered {registered}",
        "tracing.why.type.agrees": "type agrees: {registered}",
        "tracing.why.type.differs": "type differs: read {read}, registered {registered}",
        "tracing.why.serial.agrees": "serial agrees, character by character",
        "tracing.why.serial.near": "serial differs as a misreading would: {registered}",
        "tracing.why.serial.differs": "serial differs: registered {registered}",
        "tracing.stage.received": "Received",
        "tracing.stage.with_a_person": "With a person of the State asked",
        "tracing.stage.more_asked": "More is asked for",
        "tracing.stage.delayed": "Delayed",
        "tracing.stage.passed_on": "Passed on to another authority",
        "tracing.why.duplicate": "repeats record {of}",
    }
)

del _disclosure, _outcomes
