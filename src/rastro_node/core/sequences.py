"""Public numbers: `XA-T-2021-000482-8`, from the database, without waiting for each other.

A number taken by a transaction that fails is not given again: gaps mean nothing.
"""

from django.db import connection
from django.utils import timezone

from rastro.canonical import public_number
from rastro_node.core.keys import own_state

MOST = 100_000


def next_number(kind: str, *, year: int | None = None) -> str:
    """The next public number of a kind.

    Parameters
    ----------
    kind
        One to three capital letters: `T` a trace, `R` a recovery, `F` a firearm.
    year
        The year in it; the present one when left out.
    """
    return next_numbers(kind, 1, year=year)[0]


def next_numbers(kind: str, amount: int, *, year: int | None = None) -> list[str]:
    """Several numbers at once, in one query; up to 100,000."""
    written = year or timezone.localdate().year
    if amount < 1:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT rastro_numbers(%s, %s, %s)", [kind, written, amount])
        serials = [int(serial) for (serial,) in cursor.fetchall()]
    return [public_number(state=own_state(), kind=kind, year=written, serial=serial) for serial in serials]
