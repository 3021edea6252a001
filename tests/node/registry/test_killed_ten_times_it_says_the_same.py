"""An import that was killed again and again ends with the report of one that never was, warnings and all."""

import csv
import io
import random
from contextlib import suppress

from rastro_node.core.context import this_node
from rastro_node.core.imports import running
from rastro_node.core.models import Import, ImportFinding
from rastro_node.registry.importing import COLUMNS, import_csv
from rastro_node.registry.models import Firearm

MAKES = ("Ferro", "Taurus", "Zzyzx Arms", "")
SAID = ("rows", "registered", "already", "duplicates", "refused", "warnings", "codes")


def register(count):
    """Lines as an old register has them: some twice, some wrong, some with the serial of another."""
    chance = random.Random(4)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    rows = []
    for number in range(count):
        serial, day = f"FR{chance.randrange(count):06}", chance.choice(("2015-02-03", "", "soon"))
        rows.append((f"B-{number}", chance.choice(MAKES), "F9", "9 mm", "pistol", serial, day, ""))
        if number % 7 == 0:
            rows.append(chance.choice(rows))
    writer.writerows(rows)
    return out.getvalue().encode(), len(rows)


def told(report):
    counts = report.as_json(findings=False)
    found = [(each.line, each.column, each.level, each.text.code) for each in report.findings]
    return {name: counts[name] for name in SAID}, found


class KilledError(BaseException):
    """As when the power goes."""


def killed_after(batches):
    def progress(_done, _total):
        nonlocal batches
        batches -= 1
        if not batches:
            raise KilledError

    return progress


def test_the_report_is_the_same(own_database, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 40)
    text, count = register(500)
    checked = told(import_csv(io.BytesIO(text), actor=this_node(), dry_run=True))
    for time in range(10):
        with suppress(KilledError):
            import_csv(io.BytesIO(text), actor=this_node(), progress=killed_after(time + 2))
    report = import_csv(io.BytesIO(text), actor=this_node())
    assert told(report) == checked
    counted = report.registered + report.already + report.duplicates + report.refused
    assert (report.rows, counted, Import.objects.count()) == (count, count, 1)
    assert Firearm.objects.count() == report.registered
    assert ImportFinding.objects.count() == len(report.findings)


def test_a_batch_that_was_cut_in_its_middle_leaves_nothing(own_database, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 40)
    text, _count = register(200)
    save = running.Book.save

    def cut(self, report, findings, *, line):
        save(self, report, findings, line=line)
        raise KilledError

    monkeypatch.setattr(running.Book, "save", cut)
    with suppress(KilledError):
        import_csv(io.BytesIO(text), actor=this_node())
    assert not Firearm.objects.exists()
    assert not ImportFinding.objects.exists()
    monkeypatch.setattr(running.Book, "save", save)
    assert import_csv(io.BytesIO(text), actor=this_node()).registered == Firearm.objects.count()
