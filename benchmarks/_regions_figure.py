"""The figure of the page on regions: a scan as it comes, what is found on it, and what is compared.

    python -m benchmarks._regions_figure docs/algorithms/regions.svg

An impression of the Fadul study, which was cut out by hand, set back into a generated primer: what is true is
known.
"""

import sys
from pathlib import Path

import numpy as np
from tests.library.ballistics.regions.primers import Primer, agreement, in_a_primer

from benchmarks._chart import BLUE, MUTED
from rastro.ballistics import Topography, read_x3p
from rastro.ballistics.figures import Drawing, as_svg
from rastro.ballistics.figures.drawing import Raster, Words
from rastro.ballistics.figures.palette import relief
from rastro.ballistics.filters import band, without_form
from rastro.ballistics.regions import find_regions

SCAN = Path(__file__).parents[2] / "shared" / "data" / "ballistics" / "breechface" / "fadul" / "Fadul 1-1.x3p"
EVERY = 5
SIDE = 230.0


def main() -> None:
    scan, truth = in_a_primer(read_x3p(SCAN), Primer(), seed=1)
    kept = scan.within(find_regions(scan)).valid
    drawing = Drawing(760, 300, "A scan as it comes, the region that is found, and what is compared")
    shaded = relief(scan.heights[::EVERY, ::EVERY])
    inside = kept[::EVERY, ::EVERY]
    tinted = shaded.astype(float)
    tinted[inside] = 0.55 * tinted[inside] + 0.45 * np.array([int(BLUE[k : k + 2], 16) for k in (1, 3, 5)])
    spacing = (scan.dy, scan.dx)
    flat = without_form(np.where(kept, scan.heights, np.nan))
    marks = band(flat, longest=500e-6, shortest=16e-6, spacing=spacing)[::EVERY, ::EVERY]
    panels = (
        ("1  As scanned", shaded),
        ("2  Found", np.round(tinted).astype(np.uint8)),
        ("3  Compared", relief(marks)),
    )
    for number, (title, pixels) in enumerate(panels):
        left = 10.0 + number * (SIDE + 20)
        drawing.add(Words(left, 26, title, bold=True), Raster(left, 38, SIDE, SIDE, pixels))
    agreed = agreement(kept, truth & np.isfinite(scan.heights))
    said = f"{_wide(scan):.1f} mm across; found and true agree in {agreed:.0%} of the points of either"
    drawing.add(Words(10, 38 + SIDE + 18, said, 11, MUTED))
    Path(sys.argv[1]).write_text(as_svg(drawing), encoding="utf-8")
    print(said)


def _wide(scan: Topography) -> float:
    return scan.heights.shape[1] * scan.dx * 1e3


if __name__ == "__main__":
    main()
