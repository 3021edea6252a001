"""Days between the last sale and the recovery."""

from datetime import date

from rastro.canonical import InvalidInput


def time_to_crime(sold_on: date | None, recovered_on: date | None) -> int | None:
    """Days from the last known sale to the recovery; None when either is not known.

    Raises
    ------
    InvalidInput
        `tracing.dates` when the recovery lies before the sale.
    """
    if sold_on is None or recovered_on is None:
        return None
    if recovered_on < sold_on:
        raise InvalidInput(
            "tracing.dates",
            field="recovered_on",
            sold_on=sold_on.isoformat(),
            recovered_on=recovered_on.isoformat(),
        )
    return (recovered_on - sold_on).days
