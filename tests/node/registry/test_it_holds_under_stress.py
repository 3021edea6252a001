"""At once, killed, hostile: nothing is lost, merged, registered twice, or read whole into memory."""

import io
import resource
import threading
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, connections, transaction

from rastro.canonical import RastroError, TooLarge
from rastro.registry import Event, EventKind
from rastro_node.core.context import this_node
from rastro_node.core.imports import running
from rastro_node.core.models import Import
from rastro_node.registry import selectors
from rastro_node.registry.importing import COLUMNS, import_csv
from rastro_node.registry.models import Firearm, FirearmEvent, LinkProposal
from rastro_node.registry.services import NewFirearm, event_append, firearm_register

HEADER = (",".join(COLUMNS) + "\n").encode()


def rows(count):
    lines = (f"B-{n},Ferro,F9,9 mm,pistol,FR{n:06},2015-02-03,Somebody\n" for n in range(count))
    return HEADER + "".join(lines).encode()


def at_once(*works):
    barrier, failed = threading.Barrier(len(works)), []

    def run(work):
        try:
            barrier.wait()
            work()
        except RastroError as error:
            failed.append(error.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


@pytest.mark.parametrize("maker", ["Ferro", "Zzyzx Arms", ""])
def test_two_identical_records_made_at_once_are_both_kept_and_flagged(own_database, maker):
    def make():
        firearm_register(actor=this_node(), firearm=NewFirearm(make=maker, serial="FR0148B2"))

    assert at_once(make, make) == []
    pair = LinkProposal.objects.get()
    assert {pair.left, pair.right} == {f"firearm/{each.pk}" for each in Firearm.objects.all()}
    assert len(selectors.same_serial(Firearm.objects.earliest("pk"))) == 1


def test_of_two_events_at_once_the_second_sees_the_first(own_database):
    pistol = firearm_register(actor=this_node(), firearm=NewFirearm(make="Ferro", serial="A1"))

    def destroy():
        event_append(actor=this_node(), firearm=pistol, event=Event("", EventKind.DESTROYED))

    failed = at_once(destroy, destroy, destroy)
    assert failed == ["registry.life.after_destruction"] * 2
    assert [each.seq for each in selectors.life_of(pistol)] == [1, 2]


def test_two_imports_of_one_file_at_once_register_each_line_once(own_database):
    def load():
        import_csv(io.BytesIO(rows(50)), actor=this_node())

    at_once(load, load)
    assert Firearm.objects.count() == 50


def test_an_import_that_was_killed_goes_on(own_database, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 10)

    def die(done, _total):
        if done == 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_csv(io.BytesIO(rows(50)), actor=this_node(), progress=die)
    assert Firearm.objects.count() == 30
    report = import_csv(io.BytesIO(rows(50)), actor=this_node())
    assert (report.already, report.registered, Firearm.objects.count()) == (0, 50, 50)
    assert Import.objects.count() == 1
    assert FirearmEvent.objects.count() == 50


def test_the_database_refuses_to_change_what_happened(db):
    pistol = firearm_register(actor=this_node(), firearm=NewFirearm(make="Ferro", serial="A1"))
    for statement in (
        "UPDATE registry_firearmevent SET kind = 'sold'",
        "DELETE FROM registry_firearmevent",
        "TRUNCATE registry_firearmevent",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert len(selectors.life_of(UUID(str(pistol)))) == 1


class Endless(io.RawIOBase):
    """A gigabyte in one line, made as it is read."""

    def __init__(self):
        self.given = 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, _whence=0):
        self.given = offset
        return offset

    def read(self, size=-1):
        self.given += size
        return b"x" * size if self.given < 1_000_000_000 else b""


def test_a_line_of_a_gigabyte_is_refused_at_once(db):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    endless = Endless()
    with pytest.raises(TooLarge) as refused:
        import_csv(endless, actor=this_node())
    assert refused.value.code == "core.import.line"
    assert endless.given < 10_000_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000
