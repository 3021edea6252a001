"""Many recoveries at once: each line ends in a trace, a run cut short goes on, nothing is sent twice."""

from datetime import date

import pytest

from rastro.canonical import InvalidInput
from rastro_node.core.context import this_node
from rastro_node.exchange.models import Outgoing
from rastro_node.ledger.models import Entry
from rastro_node.tracing.described import Described
from rastro_node.tracing.models import Recovery, Trace
from rastro_node.tracing.selectors import tally
from rastro_node.tracing.services import traces_open_and_send


def lines(count):
    return [
        Described(external_id=f"r{n}", make="FERRO", serial=f"FR{n:06d}", recovered_on=date(2021, 1, 14))
        for n in range(count)
    ]


def send(rows):
    return traces_open_and_send(rows, actor=this_node(), to="XB")


def test_every_line_is_opened_and_sent_with_one_entry_an_act(arcadia):
    done = send(lines(60))
    assert len({each.number for each in done}) == 60
    assert [message.case for message in Outgoing.objects.order_by("seq")] == [each.number for each in done]
    for action in ("recovery.record", "trace.open", "registry.search", "trace.send", "message.send"):
        assert Entry.objects.filter(action=action).count() == 60
    assert (tally().requests, tally().answered) == (60, 0)


def test_a_run_that_was_cut_short_goes_on_without_sending_twice(arcadia):
    first = send(lines(30))
    again = send(lines(40))
    assert [each.before for each in again] == [True] * 30 + [False] * 10
    assert [each.number for each in again[:30]] == [each.number for each in first]
    assert Outgoing.objects.count() == 40


def test_the_same_line_twice_in_one_file_is_one_trace(arcadia):
    row = lines(1)[0]
    first, second = send([row, row])
    assert second.before
    assert first.number == second.number
    assert Trace.objects.count() == 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (
            Described(external_id="x", make="F", serial="A1", recovered_on=date(2999, 1, 1)),
            "tracing.recovery.future",
        ),
        (Described(external_id="x", make="F", serial="Ж12"), "markings.serial.script"),
        (Described(external_id="x", make="F", serial="A\x0012"), "markings.serial.control"),
        (Described(external_id="x", make="F", serial="9" * 80), "markings.serial.too_long"),
    ],
)
def test_a_doubtful_line_is_kept_and_flagged(arcadia, row, code):
    (done,) = send([row])
    assert done.number
    assert done.warning.code == code
    recovery = Recovery.objects.get()
    assert recovery.serial or recovery.other_marks


def test_a_line_that_cannot_be_kept_harms_no_other(arcadia):
    bad = Described(external_id="bad", make="x" * 500)
    first, second = send([bad, lines(1)[0]])
    assert (first.number, first.problem.code) == ("", "tracing.recovery.too_long")
    assert second.number
    assert Trace.objects.count() == 1


def test_an_unknown_state_is_refused_before_anything_is_done(arcadia):
    with pytest.raises(InvalidInput):
        traces_open_and_send(lines(1), actor=this_node(), to="XQ")
    assert not Recovery.objects.exists()


def test_few_queries_a_trace(arcadia, django_assert_max_num_queries):
    with django_assert_max_num_queries(25 * 12 + 40):
        send(lines(25))
