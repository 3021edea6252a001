"""Spread work comes back whole and in order, whoever did it."""

import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from tests.drills.crew import hands

from rastro.ballistics.crew import spread
from rastro.canonical import InvalidInput, Unavailable


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_items(workers):
    results = spread(hands.times, range(200), begin=hands.thirty, workers=workers)
    assert list(results) == [30 * item for item in range(200)]
    assert list(spread(hands.times, [], begin=hands.thirty, workers=workers)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_items_are_read_as_far_as_they_are_wanted(workers):
    read = []
    results = spread(
        hands.times, (read.append(n) or n for n in range(10_000)), begin=hands.thirty, workers=workers
    )
    for _ in range(20):
        next(results)
    results.close()
    assert len(read) < 40


@pytest.mark.parametrize("workers", [1, 2])
def test_an_expected_error_reaches_the_asker_as_it_is(workers):
    results = spread(hands.refused_at_seven, range(20), workers=workers)
    assert [next(results) for _ in range(7)] == list(range(7))
    with pytest.raises(InvalidInput) as refused:
        next(results)
    assert (refused.value.code, refused.value.field) == ("cli.compare.pair", "pairs")
    assert dict(refused.value.text.params) == {"line": 7}
    with pytest.raises(InvalidInput):
        list(spread(hands.times, [1], begin=hands.no_beginning, workers=workers))


def test_a_killed_worker_loses_nothing(tmp_path):
    results = list(spread(hands.killed_once, range(40), begin=partial(hands.folder, tmp_path), workers=2))
    assert [item for item, _ in results] == list(range(40))
    assert (tmp_path / "killed").exists()


def test_a_piece_that_kills_its_workers_is_refused():
    results, got = spread(hands.always_killed, range(40), workers=2), []
    with pytest.raises(Unavailable) as refused:
        got.extend(results)
    assert refused.value.code == "ballistics.crew.killed"
    assert refused.value.text.params["number"] == 6


def test_workers_end_when_the_asker_is_killed(tmp_path):
    asked = (
        "from functools import partial; from pathlib import Path; from rastro.ballistics.crew import spread;"
        "from tests.drills.crew import hands;"
        f"begin = partial(hands.folder, Path({str(tmp_path)!r}));"
        "[*spread(hands.slow, range(10_000), begin=begin, workers=2)]"
    )
    asker = subprocess.Popen([sys.executable, "-c", asked], cwd=Path(__file__).parents[3])
    try:
        while len(workers := {int(path.suffix[1:]) for path in tmp_path.iterdir()}) < 2:
            assert asker.poll() is None
            time.sleep(0.05)
    finally:
        asker.kill()
        asker.wait()
    late = time.monotonic() + 20
    while any(_runs(worker) for worker in workers):
        assert time.monotonic() < late
        time.sleep(0.05)


def _runs(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
