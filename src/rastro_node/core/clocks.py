"""What other clocks say: the database's and, whenever they are heard, the peers'."""

from datetime import datetime
from email.utils import parsedate_to_datetime

from django.db import connection
from django.utils import timezone

from rastro_node.core.models import ClockReading

DATABASE = "database"


def note(source: str, theirs: datetime | str) -> None:
    """Keep what another's clock said just now.

    Parameters
    ----------
    source
        Whose: `peer XB`.
    theirs
        Their moment, or the Date header of their HTTP answer; one that cannot be read is passed over.
    """
    now = timezone.now()
    try:
        moment = parsedate_to_datetime(theirs) if isinstance(theirs, str) else theirs
        offset = (now - moment).total_seconds()
    except (ValueError, TypeError):
        return
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
