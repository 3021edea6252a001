"""Tables of correlations by numpy and by PyTorch: how long, and how far apart.

    python -m benchmarks.torch

Reads two Fadul scans beside the checkout. All cells of one, at nine turns, against the windows of the other:
what a comparison does once in each direction at 25 um, and the heavier half of its work. One thread on the
processor. Without PyTorch (extra `gpu`) it says so and gives numpy's figure only.
"""

import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from rastro.ballistics import PreparedImpression, prepare_impression, read_x3p
from rastro.ballistics.backends import NOT_COMPARABLE, Products, backend
from rastro.ballistics.pyramid import sampled, warped
from rastro.ballistics.threads import one_thread
from rastro.canonical import RastroError

SCANS = Path(__file__).parents[2] / "shared" / "data" / "ballistics" / "breechface" / "fadul"
DEPTH, SIDE, REACH = 2, 17, 12
"""25 um; cells of 425 um, searched 300 um around."""
TURNS = np.arange(-8.0, 8.1, 2.0)
ROUNDS = 20
NAMES = ("numpy", "torch", "torch:cuda")
LIMIT = 1e-4


def main() -> None:
    first, second = (
        prepare_impression(read_x3p(SCANS / name)) for name in ("Fadul 1-1.x3p", "Fadul 1-2.x3p")
    )
    cells, windows = _cells(first), _windows(second, first)
    print(f"{len(cells[0])} cells at {len(TURNS)} turns, {2 * REACH + 1} x {2 * REACH + 1} shifts")
    reference, slowest, figures = None, 0.0, {}
    for name in NAMES:
        try:
            products = backend(name)
        except RastroError as error:
            print(f"{name:<12} {error.code}")
            continue
        seconds, table = _timed(products, cells, windows)
        if reference is None:
            reference, slowest = table, seconds
        told = (table != NOT_COMPARABLE) & (reference != NOT_COMPARABLE)
        apart = float(np.abs(table - reference)[told].max())
        figures[name] = {"seconds": round(seconds, 5), "apart": apart}
        unlike = int(((table == NOT_COMPARABLE) != (reference == NOT_COMPARABLE)).sum())
        print(
            f"{name:<12} {seconds * 1e3:7.2f} ms, {slowest / seconds:5.2f} times numpy's pace; "
            f"apart at most {apart:.1e} (limit {LIMIT}), comparable in one only: {unlike} of {table.size}"
        )
    only_numpy = {"skipped": "PyTorch is not installed (extra gpu)", **figures}
    print(json.dumps(figures if len(figures) > 1 else only_numpy))


def _timed(products: Products, cells: Any, windows: Any) -> tuple[float, Any]:
    if products.name.startswith("torch"):
        import torch

        torch.set_num_threads(1)
    spent = []
    with one_thread():
        table = products.tables(cells, windows, overlap=0.5)
        for _ in range(ROUNDS):
            began = time.perf_counter()
            table = products.tables(cells, windows, overlap=0.5)
            spent.append(time.perf_counter() - began)
    return float(np.median(spent)), table


def _middles(prepared: PreparedImpression) -> Any:
    level = prepared.levels[DEPTH]
    rows, columns = (np.arange(SIDE // 2, size - SIDE // 2, SIDE) for size in level.heights.shape)
    grid = np.stack(np.meshgrid(rows, columns, indexing="ij"), -1).reshape(-1, 2)
    half = SIDE // 2
    share = [level.measured[r - half : r + half + 1, c - half : c + half + 1].mean() for r, c in grid]
    return grid[np.array(share) > 0.07]


def _cells(prepared: PreparedImpression) -> tuple[Any, Any]:
    """Of the first surface, at every turn."""
    line = np.arange(SIDE) - SIDE // 2
    down, across = (each.ravel() for each in np.meshgrid(line, line, indexing="ij"))
    angle = np.deg2rad(TURNS)[None, :, None]
    middles = _middles(prepared)
    rows = middles[:, :1, None] + np.cos(angle) * down + np.sin(angle) * across
    columns = middles[:, 1:, None] - np.sin(angle) * down + np.cos(angle) * across
    return sampled(prepared.levels[DEPTH], rows.astype(np.float32), columns.astype(np.float32))


def _windows(other: PreparedImpression, first: PreparedImpression) -> tuple[Any, Any]:
    """Of the second surface, around where each cell lies on the first."""
    room = REACH + SIDE
    ours = first.levels[DEPTH]
    shape = (ours.heights.shape[0] + 2 * room, ours.heights.shape[1] + 2 * room)
    laid = warped(other.levels[DEPTH], shape, (ours.centre[0] + room, ours.centre[1] + room), 0.0, (0.0, 0.0))
    half = SIDE // 2 + REACH
    places = [
        (slice(r + room - half, r + room + half + 1), slice(c + room - half, c + room + half + 1))
        for r, c in _middles(first)
    ]
    return np.stack([laid[0][place] for place in places]), np.stack([laid[1][place] for place in places])


if __name__ == "__main__":
    main()
