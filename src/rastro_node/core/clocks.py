"""What other clocks say: the database's and, whenever they are heard, the peers'."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from django.db import connection
from django.utils import timezone

from rastro_node.core.models import ClockReading

PAUSE = timedelta(seconds=30)

_noted: dict[str, datetime] = {}


def note(source: str, theirs: datetime | str) -> None:
    """Keep what another's clock said just now.

    Parameters
    ----------
    source
        Whose: `XB`. It is kept every half minute at most.
    theirs
        Their moment, or the Date header of their HTTP answer; one that cannot be read is passed over.
    """
    now = timezone.now()
    if source in _noted and now - _noted[source] < PAUSE:
        return
    try:
        moment = parsedate_to_datetime(theirs) if isinstance(theirs, str) else theirs
        offset = (now - moment).total_seconds()
    except (ValueError, TypeError):
        return
    _noted[source] = now
    ClockReading.objects.update_or_create(source=source, defaults={"offset_seconds": offset, "at": now})


def database_offset() -> float:
    """How far this process's clock is before the database's, in seconds."""
    before = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        theirs: datetime = cursor.fetchone()[0]
    after = timezone.now()
    return (before + (after - before) / 2 - theirs).total_seconds()


def readings() -> list[ClockReading]:
    """Every clock heard, newest first."""
    return list(ClockReading.objects.order_by("-at"))
