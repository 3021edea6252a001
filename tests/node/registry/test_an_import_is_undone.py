"""An import is taken back within its window; what something happened to since is kept and told."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone

from rastro.canonical import RastroError
from rastro.registry import Event, EventKind
from rastro.tracing import Description
from rastro_node.core import jobs
from rastro_node.core.context import this_node
from rastro_node.core.imports import undoing
from rastro_node.core.imports.undoing import import_undo, run_undo, windows_close
from rastro_node.core.models import Import, Job
from rastro_node.ledger.models import Entry
from rastro_node.registry import selectors
from rastro_node.registry.importing import COLUMNS, import_csv
from rastro_node.registry.models import Firearm, FirearmEvent, Link, LinkProposal
from rastro_node.registry.services import NewFirearm, event_append, firearm_register, withdrawing
from rastro_node.registry.services.withdrawing import in_use

HEADER = ",".join(COLUMNS) + "\n"


def lines(count, serial="FR{n:06}"):
    text = "".join(
        f"B-{n},Ferro,F9,9 mm,pistol,{serial.format(n=n)},2015-02-03,Somebody\n" for n in range(count)
    )
    return io.BytesIO((HEADER + text).encode())


def load(count, **options):
    return import_csv(lines(count, **options), actor=this_node())


def undo():
    row = Import.objects.latest("pk")
    import_undo(import_id=row.pk)
    return run_undo(row.pk, actor=this_node())


def test_its_firearms_are_found_no_more_and_their_events_stay(db):
    firearm_register(actor=this_node(), firearm=NewFirearm(make="Ferro", serial="FR000001"))
    load(20)
    row = undo()
    assert (row.state, row.undone, row.kept) == (Import.State.UNDONE, 20, 0)
    assert len(selectors.firearms_like(Description.of(serial="FR000001"))) == 1
    assert Firearm.objects.count() == 1
    withdrawn = Firearm.every.filter(source=row.number)
    assert {each.status for each in withdrawn} == {"withdrawn"}
    assert {(each.folded, tuple(each.keys)) for each in withdrawn} == {("", ())}
    assert [each.kind for each in selectors.life_of(withdrawn[0].pk)] == ["sold", "withdrawn"]


def test_what_something_happened_to_is_kept_and_told(db):
    load(5)
    stolen, repeated = Firearm.objects.get(external_id="B-1"), Firearm.objects.get(external_id="B-2")
    event_append(actor=this_node(), firearm=stolen.pk, event=Event("", EventKind.REPORTED_STOLEN))
    twin = firearm_register(actor=this_node(), firearm=NewFirearm(make="Ferro", serial="FR000002"))
    noted = Event("", EventKind.DUPLICATE_NOTED, data={"of": str(repeated.pk), "reason": "typed twice"})
    event_append(actor=this_node(), firearm=twin, event=noted)
    row = undo()
    assert (row.undone, row.kept) == (3, 2)
    assert set(Firearm.objects.filter(source=row.number)) == {stolen, repeated}


def test_what_another_room_uses_is_kept(db, monkeypatch):
    monkeypatch.setattr(withdrawing, "_guards", [])
    load(5)
    used = Firearm.objects.get(external_id="B-3").pk
    in_use(lambda ids: {used} & set(ids))
    assert undo().kept == 1
    assert Firearm.objects.get().pk == used


def test_what_was_compared_with_another_record_is_kept_and_what_was_not_is_proposed_no_more(db):
    load(4)
    first, second, third, fourth = (
        f"firearm/{each}" for each in Firearm.objects.values_list("pk", flat=True)
    )
    now = timezone.now()
    Link.objects.create(left=first, right=second, verdict="two", reason="compared", at=now)
    for left, right in ((first, third), (third, fourth)):
        LinkProposal.objects.create(left=left, right=right, probability=1, log10_lr=1, proposed_at=now)
    assert (undo().undone, Firearm.objects.count()) == (2, 2)
    assert not LinkProposal.objects.exists()


def test_the_same_file_can_be_imported_again(db):
    load(5)
    undo()
    report = load(5)
    assert (report.registered, report.already, Firearm.objects.count()) == (5, 0, 5)
    assert Import.objects.count() == 2
    assert load(5).already == 5


def test_killed_it_goes_on_and_each_batch_is_on_record(db, monkeypatch):
    monkeypatch.setattr(undoing, "BATCH", 4)
    load(10)
    row = Import.objects.get()
    import_undo(import_id=row.pk)

    def die(done, _total):
        if done == 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_undo(row.pk, actor=this_node(), progress=die)
    assert Firearm.objects.count() == 2
    import_undo(import_id=row.pk)
    assert run_undo(row.pk, actor=this_node()).undone == 10
    assert FirearmEvent.objects.filter(kind="withdrawn").count() == 10
    withdrawals = Entry.objects.filter(object=f"import/{row.number}", action="import.withdraw")
    assert withdrawals.count() == 3
    assert Entry.objects.filter(object=f"import/{row.number}", action="import.undo").count() == 1


def test_after_its_window_it_stays_and_its_file_is_gone(db):
    load(2)
    Import.objects.update(undo_until=timezone.now() - timedelta(days=1), content=b"x")
    windows_close()
    assert bytes(Import.objects.get().content) == b""
    with pytest.raises(RastroError) as refused:
        undo()
    assert refused.value.code == "core.import.window"
    assert Firearm.objects.count() == 2


def test_a_withdrawal_is_recorded_by_nothing_but_an_undo(db):
    pistol = firearm_register(actor=this_node(), firearm=NewFirearm(make="Ferro", serial="A1"))
    with pytest.raises(RastroError) as refused:
        event_append(actor=this_node(), firearm=pistol, event=Event("", EventKind.WITHDRAWN))
    assert refused.value.code == "registry.event.withdrawn"


def test_nothing_can_be_recorded_of_a_withdrawn_firearm(db):
    load(1)
    pistol = Firearm.objects.get().pk
    undo()
    with pytest.raises(RastroError) as refused:
        event_append(actor=this_node(), firearm=pistol, event=Event("", EventKind.REPORTED_STOLEN))
    assert refused.value.code == "registry.firearm.unknown"


def test_it_is_undone_on_the_page(cast, sign_in):
    load(3)
    page, row = sign_in("alice"), Import.objects.get()
    assert f"/imports/{row.pk}/undo/" in page.get(f"/imports/{row.pk}/").content.decode()
    page.post(f"/imports/{row.pk}/undo/")
    jobs.run(Job.objects.get(kind="core.import.undo").pk)
    assert Import.objects.get().state == Import.State.UNDONE
    assert page.post(f"/imports/{row.pk}/undo/").status_code == 409
    assert page.get(f"/imports/{row.pk}/").status_code == 200
