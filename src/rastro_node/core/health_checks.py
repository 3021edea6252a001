"""The core's own checks: processes, database, disk, clocks, jobs, certificate, backups."""

import json
import os
import shutil
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from django.conf import settings
from django.db import connection
from django.utils import timezone

from rastro.canonical import Text
from rastro_node import __version__
from rastro_node.core import background, clocks, health
from rastro_node.core.health import Finding, Verdict, finding
from rastro_node.core.models import Heartbeat, Job

WORKER = "worker"
BEAT = 5.0
SILENT = 30
GIGABYTE = 1_000_000_000
CLOCK_WARN, CLOCK_BAD = 30, 300
DATABASE_CLOCK_WARN = 5
FULL_WARN, FULL_BAD = 10, 2
DAYS_WARN, DAYS_BAD = 30, 7
CROWDED = 0.85
READINGS_LIVE = timedelta(days=1)


def register_checks() -> None:
    """Join the health page and the worker."""
    for name, check in (
        ("core.health.processes", processes),
        ("core.health.worker", worker),
        ("core.health.database", database),
        ("core.health.disk", disk),
        ("core.health.clock", clock),
        ("core.health.jobs", jobs),
        ("core.health.certificate", certificate),
        ("core.health.backups", backups),
    ):
        health.register(name, check)
    background.register("core.heartbeat", beat, every=BEAT)


_started = timezone.now()


def beat() -> bool:
    """Say that the worker is alive."""
    Heartbeat.objects.update_or_create(
        name=WORKER,
        defaults={"pid": os.getpid(), "version": __version__, "started_at": _started, "at": timezone.now()},
    )
    return False


def told() -> dict[str, Any]:
    """What the supervisor wrote down about the node's processes; empty when there is none."""
    if settings.HOME is None:
        return {}
    try:
        read: dict[str, Any] = json.loads((settings.HOME / "run" / "node.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return read


def processes() -> Sequence[Finding]:
    """Those the supervisor keeps alive."""
    every = told().get("processes", [])
    if not every:
        return [finding("core.health.processes", Verdict.UNKNOWN)]
    if not all(each["ready"] for each in every):
        names = ", ".join(str(each["name"]) for each in every if not each["ready"])
        return [finding("core.health.processes", Verdict.BAD, names=names)]
    return [finding("core.health.processes", Verdict.GOOD, running=len(every), all=len(every))]


def worker() -> Sequence[Finding]:
    """Whether the worker was heard lately."""
    last = Heartbeat.objects.filter(name=WORKER).first()
    if last is None:
        return [finding("core.health.worker", Verdict.UNKNOWN)]
    seconds = int((timezone.now() - last.at).total_seconds())
    verdict = Verdict.GOOD if abs(seconds) < SILENT else Verdict.BAD
    return [finding("core.health.worker", verdict, seconds=seconds)]


def database() -> Sequence[Finding]:
    """Its answer, size and connections."""
    with connection.cursor() as cursor:
        begun = time.perf_counter()
        cursor.execute("SELECT 1")
        milliseconds = round((time.perf_counter() - begun) * 1000, 1)
        cursor.execute(
            "SELECT current_setting('server_version'), pg_database_size(current_database()), "
            "(SELECT count(*) FROM pg_stat_activity), current_setting('max_connections')::int"
        )
        version, size, used, most = cursor.fetchone()
    verdict = Verdict.WARN if used > most * CROWDED else Verdict.GOOD
    figures = {"version": version.split(" ")[0], "milliseconds": milliseconds, "used": used, "most": most}
    return [finding("core.health.database", verdict, megabytes=size // 1_000_000, **figures)]


def disk() -> Sequence[Finding]:
    """Room where the node's folder and its database lie."""
    places = {"node": settings.HOME, "database": settings.RASTRO.text("database.data")}
    return [disk_at(Path(place), what) for what, place in places.items() if place and Path(place).exists()]


def disk_at(place: Path, what: str) -> Finding:
    """Room at one place."""
    usage = shutil.disk_usage(place)
    share = round(100 * usage.free / usage.total)
    verdict = Verdict.BAD if share < FULL_BAD else Verdict.WARN if share < FULL_WARN else Verdict.GOOD
    return finding(
        "core.health.disk",
        verdict,
        what=Text(f"core.health.disk.{what}"),
        share=share,
        free=round(usage.free / GIGABYTE, 1),
    )


def clock() -> Sequence[Finding]:
    """The clock of this machine against the database's and the peers'."""
    database = Text("core.health.clock.database")
    peers = [reading for reading in clocks.readings() if abs(timezone.now() - reading.at) < READINGS_LIVE]
    return [
        clock_against(database, clocks.database_offset(), warn=DATABASE_CLOCK_WARN),
        *(clock_against(reading.source, reading.offset_seconds, warn=CLOCK_WARN) for reading in peers),
    ]


def clock_against(source: Text | str, offset: float, *, warn: float) -> Finding:
    """The verdict on one difference, in seconds; above 0 this machine is ahead."""
    off = abs(offset)
    verdict = Verdict.BAD if off >= CLOCK_BAD else Verdict.WARN if off >= warn else Verdict.GOOD
    way = Text("core.health.clock.before" if offset > 0 else "core.health.clock.behind")
    seconds = round(off) if verdict is not Verdict.GOOD else max(1, round(off))
    return finding("core.health.clock", verdict, source=source, seconds=seconds, way=way)


def jobs() -> Sequence[Finding]:
    """Waiting, running and lately failed jobs."""
    yesterday = timezone.now() - timedelta(days=1)
    failed = Job.objects.filter(state=Job.State.FAILED, finished_at__gt=yesterday).count()
    waiting = Job.objects.filter(state=Job.State.WAITING).count()
    running = Job.objects.filter(state=Job.State.RUNNING).count()
    verdict = Verdict.WARN if failed else Verdict.GOOD
    return [finding("core.health.jobs", verdict, failed=failed, waiting=waiting, running=running)]


def certificate() -> Sequence[Finding]:
    """How long the exchange's certificate still lives."""
    path = settings.RASTRO.path("keys.tls_certificate")
    if not path.exists():
        return [finding("core.health.certificate", Verdict.UNKNOWN, path=path.name)]
    ends = x509.load_pem_x509_certificate(path.read_bytes()).not_valid_after_utc
    days = (ends - timezone.now()).days
    verdict = Verdict.BAD if days < DAYS_BAD else Verdict.WARN if days < DAYS_WARN else Verdict.GOOD
    return [finding("core.health.certificate", verdict, days=days)]


def backups() -> Sequence[Finding]:
    """Not ours yet: said, not hidden."""
    return [finding("core.health.backups", Verdict.UNKNOWN)]
