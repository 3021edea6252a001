"""The sentences of filters."""

from rastro.canonical import register

register(
    {
        "ballistics.filter.cutoff": "A cut-off of {cutoff} m cannot be used: say a positive length in metres.",
        "ballistics.filter.order": "A regression of order {order} is not known here; take 0, 1 or 2.",
    }
)
