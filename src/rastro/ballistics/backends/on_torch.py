"""The tables by PyTorch: many cells at once, on a graphics card or the processor."""

from typing import Any

import numpy as np

from rastro.ballistics.backends.products import LEAST_SPREAD, NOT_COMPARABLE, TINY, Field, Products
from rastro.canonical import InvalidInput

MOST_NUMBERS = 2**27
"""Numbers of windows laid out at once: half a gigabyte; more cells are taken in turn."""


def torch_products(device: str = "cpu") -> Products:
    """The backend of PyTorch (extra `gpu`).

    Parameters
    ----------
    device
        As PyTorch names it: cpu, cuda, cuda:1.

    Notes
    -----
    In float32 throughout, never with shortened mantissas (TF32); the same sums as numpy's in another order,
    so tables agree to 1e-4, and on one machine two runs to the last bit.

    Raises
    ------
    InvalidInput
        `ballistics.backend.absent` without PyTorch, `ballistics.backend.device`.
    """
    try:
        import torch
    except ImportError as error:
        raise InvalidInput("ballistics.backend.absent", field="backend") from error
    try:
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError) as error:
        raise InvalidInput("ballistics.backend.device", field="backend", device=device) from error
    return _Torch(torch, device)


class _Torch:
    def __init__(self, torch: Any, device: str) -> None:
        self._torch = torch
        self._device = device

    @property
    def name(self) -> str:
        """With the device."""
        return f"torch:{self._device}"

    def tables(self, cells: tuple[Field, Field], windows: tuple[Field, Field], *, overlap: float) -> Field:
        """As the protocol says."""
        count, turns, points = cells[0].shape
        shifts = windows[0].shape[1] - round(points**0.5) + 1
        found = np.empty((count, shifts, shifts, turns), np.float32)
        at_once = max(1, MOST_NUMBERS // (shifts * shifts * points))
        for start in range(0, count, at_once):
            these = slice(start, start + at_once)
            given = (self._there(each[these]) for each in (*cells, *windows))
            with self._torch.inference_mode():
                part = self._some(*given, overlap=overlap)
            found[these] = part.reshape(-1, shifts, shifts, turns).cpu().numpy()
        return found

    def _there(self, values: Field) -> Any:
        return self._torch.from_numpy(np.ascontiguousarray(values, np.float32)).to(self._device)

    def _some(self, heights: Any, measured: Any, window: Any, known: Any, *, overlap: float) -> Any:
        """Of several cells: shape (cells, shifts * shifts, turns)."""
        torch, turns = self._torch, heights.shape[1]
        side = round(heights.shape[2] ** 0.5)
        other, there = (_places(each, side) for each in (window, known))
        f, m = heights.transpose(1, 2), measured.transpose(1, 2)
        by_mask = there @ torch.cat([m, f, f * f], dim=2)
        by_height = other @ torch.cat([m, f], dim=2)
        squares = (other * other) @ m
        count, sum_f, sum_ff = by_mask.split(turns, dim=2)
        sum_t, sum_ft = by_height.split(turns, dim=2)
        several = count.round().clamp(min=1.0)
        spread_f = sum_ff - sum_f * sum_f / several
        spread_t = squares - sum_t * sum_t / several
        ncc = (sum_ft - sum_f * sum_t / several) / (spread_f * spread_t).clamp(min=LEAST_SPREAD).sqrt()
        least = overlap * m.sum(dim=1, keepdim=True)
        lacking = (count < least) | (spread_f < TINY * several) | (spread_t < TINY * several)
        return ncc.masked_fill(lacking, NOT_COMPARABLE)


def _places(windows: Any, side: int) -> Any:
    """Every place of a cell in each window: shape (cells, shifts * shifts, side * side)."""
    slid = windows.unfold(1, side, 1).unfold(2, side, 1)
    return slid.reshape(len(windows), -1, side * side)
