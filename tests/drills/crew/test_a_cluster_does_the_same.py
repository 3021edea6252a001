"""A Dask cluster gives what one process gives, also when a worker is killed in the middle."""

import socket
import time
from functools import partial

import pytest
from tests.drills.crew import hands

from rastro.ballistics.crew import spread
from rastro.canonical import InvalidInput, Unavailable


def test_results_and_errors_are_those_of_one_process(cluster):
    results = spread(hands.times, range(200), begin=hands.thirty, scheduler=cluster.address)
    assert list(results) == [30 * item for item in range(200)]
    got = []
    with pytest.raises(InvalidInput) as refused:
        got.extend(spread(hands.refused_at_seven, range(20), scheduler=cluster.address))
    assert refused.value.text.params["line"] == 7


def test_a_worker_killed_in_the_middle_loses_nothing(cluster, tmp_path):
    begin = partial(hands.folder, tmp_path)
    results = spread(hands.slow, range(100), begin=begin, scheduler=cluster.address)
    got = [next(results) for _ in range(10)]
    cluster.kill_worker()
    got += [next(results) for _ in range(30)]
    cluster.add_worker()
    assert got + list(results) == list(range(100))
    hands_seen = {path.suffix for path in tmp_path.iterdir()}
    assert (
        len(hands_seen) >= 2
    )  # the other worker took over, with the one that came later if there was work left


def test_a_piece_that_kills_its_workers_is_refused(cluster):
    for _ in range(3):
        cluster.add_worker()
    with pytest.raises(Unavailable) as refused:
        list(spread(hands.always_killed, range(8), scheduler=cluster.address))
    assert refused.value.code == "ballistics.crew.killed"


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "http://127.0.0.1:8786", "tcp://a b:1", "tcp://host"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(InvalidInput) as refused:
        list(spread(hands.times, [1], scheduler=address))
    assert refused.value.code == "ballistics.crew.address"


def test_an_address_that_wants_certificates_is_told():
    pytest.importorskip("distributed")
    with pytest.raises(InvalidInput) as refused:
        list(spread(hands.times, [1], scheduler="tls://127.0.0.1:8786"))
    assert refused.value.code == "ballistics.crew.certificates"


def test_an_address_at_which_nobody_answers_is_told():
    pytest.importorskip("distributed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    began = time.monotonic()
    with pytest.raises(Unavailable) as refused:
        list(spread(hands.times, [1], scheduler=address))
    assert refused.value.code == "ballistics.crew.unreachable"
    assert time.monotonic() - began < 30
