"""Several nodes over a bad network, and nodes that stop: each message has one effect, in order, at last."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rastro.exchange import accept
from rastro.exchange.simulate import Faults, simulate
from rastro.exchange.simulated import Post

POST = Post()
CHANNELS = 6


def chances(most):
    return st.floats(0, most, allow_nan=False)


FAULTS = st.builds(
    Faults,
    drop=chances(0.6),
    duplicate=chances(0.9),
    delay=chances(0.8),
    stop=chances(0.3),
    useless=chances(0.5),
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), FAULTS, st.integers(1, 12))
def test_one_effect_in_order_and_everything_finishes(seed, faults, messages):
    run = simulate(seed, post=POST, messages=messages, faults=faults)
    assert run.broken == ()
    assert run.sent == run.effects + run.refused == CHANNELS * messages


def test_a_good_network_needs_few_rounds_and_no_second_transmission():
    faults = Faults(drop=0, duplicate=0, delay=0, stop=0, useless=0)
    run = simulate(1, post=POST, messages=3, faults=faults)
    assert run.broken == ()
    assert run.rounds < 20
    assert run.effects == CHANNELS * 3


def test_one_seed_is_one_run():
    assert simulate(7, post=POST) == simulate(7, post=POST)
    assert simulate(7, post=POST) != simulate(8, post=POST)


def test_the_network_and_the_machines_are_really_bad():
    runs = [simulate(seed, post=POST) for seed in range(20)]
    for name in ("lost", "doubled", "stops", "refused"):
        assert sum(getattr(run, name) for run in runs) > 20


def forgetful(channel, opened, *, stored=None):
    """A receiver that takes whatever comes."""
    return channel.advanced(opened.digest)


def impatient(channel, opened, *, stored=None):
    """A receiver that goes on over gaps."""
    if opened.envelope.seq <= channel.seq:
        return accept(channel, opened, stored=stored)
    return type(channel)(channel.sender, channel.recipient, opened.envelope.seq, opened.digest)


def stubborn(channel, opened, *, stored=None):
    """A receiver that gives no receipt for what it has already."""
    return accept(channel, opened)


@pytest.mark.parametrize("receiver", [forgetful, impatient, stubborn])
def test_a_receiver_that_breaks_a_rule_is_found_out(receiver):
    runs = [simulate(seed, post=POST, accept=receiver, most_rounds=300) for seed in range(10)]
    assert any(run.broken for run in runs)


def test_a_dead_network_is_a_broken_promise():
    run = simulate(1, post=POST, faults=Faults(drop=1), most_rounds=50)
    assert run.effects == 0
    assert len(run.broken) == CHANNELS
