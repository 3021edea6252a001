"""Colours of pictures: told apart by every eye (Okabe and Ito 2008), and never the only sign."""

from typing import Any

import numpy as np

INK, MUTED, FAINT = "#101418", "#4d5b69", "#8a97a3"
PAPER, CARD, RULE = "#ffffff", "#f4f6f8", "#d5dbe1"
CONGRUENT, APART = "#0072b2", "#d55e00"
"""Blue: congruent cells, the first scan's line. Vermilion: cells that lie elsewhere, the second's line."""
UNLIKE = "#5b6670"
LEAD, LEAD_PAPER = "#7a4a00", "#fdf0d5"
UNMEASURED = (226, 231, 236)
STEEP = 1.8
LAMP = (-1.0, -1.0, 1.2)
_COLD, _NOTHING, _WARM = (5, 62, 122), (250, 250, 248), (173, 66, 0)
_DARK, _LIGHT = (22, 27, 33), (250, 248, 243)

type Pixels = np.ndarray[Any, np.dtype[np.uint8]]


def relief(heights: Any, *, lamp: tuple[float, float, float] = LAMP, steep: float = STEEP) -> Pixels:
    """Heights lit from the upper left, as pixels; slopes are raised so that they fill the tones.

    Parameters
    ----------
    heights
        Shape (rows, columns), NaN where nothing was measured; rows and columns equally far apart.
    lamp
        Where the light is: across, down and up.
    steep
        Times the median slope, a slope is shown as one of 45 degrees.
    """
    down, across = np.gradient(heights)
    known = np.isfinite(down) & np.isfinite(across)
    spread = float(np.median(np.hypot(down[known], across[known]))) if known.any() else 1.0
    down, across = (np.where(known, each, 0.0) / (steep * spread or 1.0) for each in (down, across))
    towards = np.array(lamp) / np.linalg.norm(lamp)
    light = (towards[2] - towards[0] * across - towards[1] * down) / np.sqrt(1 + across**2 + down**2)
    tones = _mixed(_DARK, _LIGHT, np.clip(light, 0.0, 1.0) ** 0.9)
    return _where(np.isfinite(heights), tones)


def diverging(values: Any, limit: float) -> Pixels:
    """Values from `-limit` to `limit` as blue over white to orange; grey where there is none."""
    share = np.clip(np.where(np.isfinite(values), values, 0.0) / (limit or 1.0), -1.0, 1.0)
    cold = _mixed(_NOTHING, _COLD, np.clip(-share, 0.0, 1.0) ** 0.8)
    warm = _mixed(_NOTHING, _WARM, np.clip(share, 0.0, 1.0) ** 0.8)
    return _where(np.isfinite(values), np.where((share < 0)[..., None], cold, warm))


def shades(share: Any) -> Pixels:
    """Shares from 0 to 1 as white to blue."""
    return _where(np.isfinite(share), _mixed((255, 255, 255), (0, 114, 178), np.clip(share, 0.0, 1.0)))


def _mixed(one: tuple[int, ...], other: tuple[int, ...], share: Any) -> Any:
    return np.array(one) + (np.array(other) - np.array(one)) * share[..., None]


def _where(known: Any, tones: Any) -> Pixels:
    return np.where(known[..., None], np.round(tones), UNMEASURED).astype(np.uint8)
