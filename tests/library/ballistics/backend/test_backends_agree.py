"""numpy and PyTorch give the same tables of correlations, within 1e-4."""

import importlib.util

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.harness.shared import shared

from rastro.ballistics import prepare_impression, read_x3p
from rastro.ballistics.backends import NOT_COMPARABLE, backend, numpy_products, torch_products
from rastro.ballistics.cells import match_cells
from rastro.ballistics.registering import register_whole
from rastro.canonical import InvalidInput

TOLERANCE = 1e-4
HAS_TORCH = importlib.util.find_spec("torch") is not None
needs_torch = pytest.mark.skipif(not HAS_TORCH, reason="PyTorch is not installed (extra gpu)")


def _devices():
    if not HAS_TORCH:
        return ["cpu"]
    import torch

    return ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]


def _task(seed, *, cells=5, turns=3, side=9, reach=4, missing=0.3):
    """Cells cut from a field at the middle of their windows, both with gaps and noise."""
    chance = np.random.default_rng(seed)
    wide = side + 2 * reach
    window = chance.normal(size=(cells, wide, wide))
    inner = window[:, reach : reach + side, reach : reach + side].reshape(cells, 1, side * side)
    heights = inner + chance.normal(0, 1, (cells, turns, side * side)) * np.arange(turns)[None, :, None]
    known = chance.random(heights.shape) >= missing
    there = chance.random(window.shape) >= missing
    parts = (heights * known, known, window * there, there)
    f, m, w, t = (np.asarray(each, np.float32) for each in parts)
    return (f, m), (w, t)


def _pearson(cells, windows, cell, row, column, turn):
    side = round(cells[0].shape[2] ** 0.5)
    place = (slice(row, row + side), slice(column, column + side))
    both = (cells[1][cell, turn].reshape(side, side) > 0) & (windows[1][cell][place] > 0)
    ours, theirs = cells[0][cell, turn].reshape(side, side)[both], windows[0][cell][place][both]
    return np.corrcoef(ours.astype(float), theirs.astype(float))[0, 1]


def test_numpy_is_pearson_over_what_both_have():
    cells, windows = _task(1)
    table = numpy_products().tables(cells, windows, overlap=0.2)
    assert table.shape == (5, 9, 9, 3)
    for place in [(0, 0, 0, 0), (1, 4, 4, 0), (3, 8, 2, 1), (4, 5, 7, 2)]:
        assert table[place] == pytest.approx(_pearson(cells, windows, *place), abs=1e-5)
    assert table[:, 4, 4, 0] == pytest.approx(1.0, abs=1e-5)


def test_numpy_compares_no_flat_and_no_bare_place():
    cells, windows = _task(2)
    windows[1][0][:] = 0
    windows[0][0][:] = 0
    windows[0][1][:] = windows[1][1] * 3.0
    table = numpy_products().tables(cells, windows, overlap=0.5)
    assert (table[:2] == NOT_COMPARABLE).all()
    assert (table[2:] > NOT_COMPARABLE).all()


@needs_torch
@pytest.mark.parametrize("device", _devices())
@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    side=st.integers(4, 34),
    reach=st.integers(1, 12),
    missing=st.floats(0, 0.8),
    overlap=st.floats(0.05, 0.6),
)
def test_torch_agrees(device, seed, side, reach, missing, overlap):
    cells, windows = _task(seed, side=side, reach=reach, missing=missing)
    ours = numpy_products().tables(cells, windows, overlap=overlap)
    theirs = torch_products(device).tables(cells, windows, overlap=overlap)
    assert theirs.dtype == ours.dtype
    assert theirs.shape == ours.shape
    told = (ours != NOT_COMPARABLE) & (theirs != NOT_COMPARABLE)
    assert np.abs(ours - theirs)[told].max(initial=0.0) < TOLERANCE
    assert np.mean((ours == NOT_COMPARABLE) != (theirs == NOT_COMPARABLE)) < 1e-3


@needs_torch
@pytest.mark.parametrize("device", _devices())
def test_two_runs_of_torch_are_equal_to_the_last_bit(device):
    cells, windows = _task(3, cells=20, side=17, reach=12, turns=9)
    runs = [torch_products(device).tables(cells, windows, overlap=0.5).tobytes() for _ in range(2)]
    assert runs[0] == runs[1]


@needs_torch
def test_many_cells_are_taken_in_turn(monkeypatch):
    cells, windows = _task(4, cells=7)
    whole = torch_products().tables(cells, windows, overlap=0.3)
    monkeypatch.setattr("rastro.ballistics.backends.on_torch.MOST_NUMBERS", 15_000)
    assert torch_products().tables(cells, windows, overlap=0.3) == pytest.approx(whole, abs=1e-6)


@needs_torch
def test_a_device_that_is_not_there_is_refused():
    with pytest.raises(InvalidInput, match="device"):
        backend("torch:cuda:99")
    with pytest.raises(InvalidInput, match="device"):
        backend("torch:toaster")


@pytest.mark.skipif(HAS_TORCH, reason="PyTorch is installed")
def test_without_torch_it_is_said_what_to_install():
    with pytest.raises(InvalidInput, match="absent"):
        torch_products()


def test_a_backend_is_chosen_by_its_name():
    assert backend().name == "numpy"
    with pytest.raises(InvalidInput, match="unknown"):
        backend("abacus")


@needs_torch
@pytest.mark.parametrize("device", _devices())
def test_cells_of_two_scans_are_found_at_the_same_places(device):
    first, second = (
        prepare_impression(read_x3p(shared(f"ballistics/breechface/fadul/Fadul 1-{number}.x3p")))
        for number in (1, 2)
    )
    pose = register_whole(first, second)
    ours = match_cells(first, second, pose)
    theirs = match_cells(first, second, pose, products=torch_products(device))
    assert theirs.ncc == pytest.approx(ours.ncc, abs=TOLERANCE)
    assert theirs.found == pytest.approx(ours.found, abs=0.1)
    assert theirs.turns == pytest.approx(ours.turns, abs=0.01)
