"""The plot of the page: likelihood ratios of weak breech faces, no weapon learnt from and judged."""

from pathlib import Path

import numpy as np

from benchmarks.likelihoods.nfi import Mark, read
from rastro.ballistics import likelihood
from rastro.ballistics.likelihood.drawing import Line, plot, standalone

PLOT = Path(__file__).resolve().parents[2] / "docs" / "algorithms" / "likelihood-ratios.svg"
WHITE = '<rect width="100%" height="100%" fill="#fff"/>'


def draw(mark: Mark, path: Path) -> None:
    """Write the Tippett plot of a kind of mark by its counts."""
    rows = read(mark)
    km, knm = rows.whole("counts")
    pairs = [
        [pair for pair, same in zip(rows.weapons, rows.same, strict=True) if same == kind] for kind in (1, 0)
    ]
    held = likelihood.held_out(km, knm, km_pairs=pairs[0], knm_pairs=pairs[1], model="counts")
    at = np.linspace(-2.0, 4.0, 241)
    lines = [
        Line("known matches", at.tolist(), likelihood.tippett(held.km, at).tolist()),
        Line("known non-matches", at.tolist(), likelihood.tippett(held.knm, at).tolist()),
    ]
    drawn = plot(
        lines, x_label="log10 LR", y_label="share that is greater", x_range=(-2.0, 4.0), y_range=(0.0, 1.0)
    )
    path.write_text(f"{standalone(drawn).replace('>', f'>{WHITE}', 1)}\n", encoding="utf-8")
