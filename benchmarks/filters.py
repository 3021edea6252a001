"""Filters of the ISO 16610 series: how near the standard, and what they cost.

    python -m benchmarks.filters [FIGURE.svg]

Waves of known length pass; what comes out is held against the standard's transmission. Surfaces of second
order are to come back whole, to the edge of every gap; outliers are to move nothing.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import _filters_figure
from rastro.ballistics.filters import band, smoothed, transmission, without_form

STEP, CUTOFF, POINTS = 6.25e-6, 500e-6, 600
SPACING = (STEP, STEP)
RATIOS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0)
LIMIT = 0.5
"""Processor seconds the whole preparation of a scan may take."""


def main() -> None:
    told: dict[str, float] = {}
    passed = {order: [_passed(ratio, order) for ratio in RATIOS] for order in (0, 1, 2)}
    for order, found in passed.items():
        wrong = max(
            abs(value - transmission(ratio, order=order)) for ratio, value in zip(RATIOS, found, strict=True)
        )
        told[f"transmission_off_{order}"] = wrong
        print(f"order {order}: transmission of {len(RATIOS)} waves off by at most {wrong:.1e}")
    surface, gapped = _curved()
    for order in (0, 1, 2):
        away = np.nanmax(np.abs(smoothed(gapped, CUTOFF, spacing=SPACING, order=order) - surface))
        told[f"curve_off_{order}"] = float(away / np.ptp(surface))
        print(f"order {order}: a curved surface with gaps comes back within {away / np.ptp(surface):.1e}")
    told |= _outliers() | _cost(gapped)
    if len(sys.argv) > 1:
        _filters_figure.draw(Path(sys.argv[1]), RATIOS, passed)
    print(json.dumps({name: float(f"{value:.3g}") for name, value in told.items()}))


def _passed(ratio: float, order: int) -> float:
    """How much of a wave stays in the waviness, away from the edges."""
    place = np.arange(POINTS) * STEP
    wave = np.tile(np.exp(2j * np.pi * place / (CUTOFF / 4 * ratio)), (120, 1))
    real, imaginary = (
        smoothed(part, CUTOFF / 4, spacing=SPACING, order=order) for part in (wave.real, wave.imag)
    )
    inside = np.s_[50:70, 150:450]
    return float(np.mean((real + 1j * imaginary)[inside] / wave[inside]).real)


def _curved() -> tuple[Any, Any]:
    down, across = (each * STEP for each in np.mgrid[:POINTS, :POINTS])
    surface = 1e-3 * down - 2e-3 * across + 3.0 * across**2 - 2.0 * across * down
    gaps = np.hypot(down - 1.9e-3, across - 1.9e-3) < 0.6e-3
    return surface, np.where(gaps | (np.random.default_rng(1).random(surface.shape) < 0.3), np.nan, surface)


def _outliers() -> dict[str, float]:
    chance = np.random.default_rng(1)
    wave = np.tile(1e-6 * np.sin(2 * np.pi * np.arange(POINTS) * STEP / 1e-3), (POINTS, 1))
    wrong = chance.random(wave.shape) < 0.1
    spoilt = np.where(wrong, wave + 20e-6 * chance.random(wave.shape), wave)
    inside, told = np.s_[80:-80, 80:-80], {}
    for order in (0, 1, 2):
        clean = smoothed(wave, CUTOFF, spacing=SPACING, order=order)
        moved = [
            float(
                np.abs(smoothed(spoilt, CUTOFF, spacing=SPACING, order=order, robust=robust) - clean)[
                    inside
                ].max()
            )
            for robust in (False, True)
        ]
        told[f"outliers_move_robust_nm_{order}"] = moved[1] * 1e9
        print(
            f"order {order}: a tenth of outliers moves the waviness by {moved[0] * 1e9:.0f} nm, "
            f"robustly by {moved[1] * 1e9:.0f} nm"
        )
    return told


def _cost(surface: Any) -> dict[str, float]:
    first, told = None, {}
    for order, robust in ((0, False), (1, False), (2, False), (0, True), (1, True), (2, True)):
        began = time.process_time()
        smoothed(surface, CUTOFF, spacing=SPACING, order=order, robust=robust)
        spent = time.process_time() - began
        first = first or spent
        told[f"cpu_seconds_{order}{'_robust' if robust else ''}"] = spent
        print(
            f"{POINTS} x {POINTS}, order {order}{', robust' if robust else '':<8}: {spent * 1e3:6.0f} ms, "
            f"{spent / first:5.1f} times order 0"
        )
    began = time.process_time()
    band(without_form(surface), longest=CUTOFF, shortest=16e-6, spacing=SPACING)
    spent = time.process_time() - began
    below = f"{LIMIT / spent:.0f} times below {LIMIT} s"
    print(f"form and band as impressions have it: {spent * 1e3:.0f} ms, {below}")
    return told


if __name__ == "__main__":
    main()
