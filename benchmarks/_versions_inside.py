"""A few comparisons with every figure in full; run by whichever numpy and scipy a process has.

python benchmarks/_versions_inside.py FOLDER        FOLDER: ../shared/data/ballistics
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import scipy

from rastro.ballistics import compare_impressions, prepare_impression, read_x3p
from rastro.ballistics.regions import find_regions
from rastro.ballistics.striae import compare_lands, land_signature

IMPRESSIONS = {"known match": ("Fadul 1-1", "Fadul 1-2"), "known non-match": ("Fadul 1-1", "Fadul 2-1")}
LANDS = ("HS44_Barrel1_Bullet1_Land2", "HS44_Barrel1_Bullet2_Land3")


def figures(folder: Path) -> dict[str, dict[str, float]]:
    """By kind of figure (degrees, metres, correlation, count): name to value."""
    told: dict[str, dict[str, float]] = {"degrees": {}, "metres": {}, "correlation": {}, "count": {}}
    for name, pair in IMPRESSIONS.items():
        _impression(told, name, [folder / "breechface" / "fadul" / f"{each}.x3p" for each in pair])
    first, second = (
        land_signature(read_x3p(folder / "bullets" / "hamby44" / f"{each}.x3p")) for each in LANDS
    )
    land = compare_lands(first, second)
    told["correlation"] |= {"land ccf": float(land.ccf)}
    told["metres"]["land distance"] = float(land.distance) * 1e-6
    told["count"] |= {"land lag": float(land.lag), "land cmps": float(land.cmps)}
    scan = read_x3p(folder / "breechface" / "topmatch" / "K013sA1_raw_masked.x3p")
    found = find_regions(scan)
    told["count"]["points kept"] = float(found.inside(scan).sum())
    return told


def _impression(told: dict[str, dict[str, float]], name: str, pair: list[Path]) -> None:
    done = compare_impressions(*(prepare_impression(read_x3p(each)) for each in pair))
    told["degrees"][name] = float(done.congruence.degrees)
    told["metres"] |= {f"{name} {k}": float(value) for k, value in zip("yx", done.shift, strict=True)}
    told["correlation"] |= {f"{name} whole": float(done.pose.ncc), f"{name} score": float(done.score)}
    cells: Any = np.concatenate([done.forward.ncc, done.backward.ncc])
    told["correlation"] |= {f"{name} cell {k}": float(value) for k, value in enumerate(cells)}
    told["count"] |= {f"{name} {rule}": float(count.cmc) for rule, count in done.counts.items()}


if __name__ == "__main__":
    here = {"numpy": np.__version__, "scipy": scipy.__version__, "python": sys.version.split()[0]}
    print(json.dumps({**here, "django": "django" in sys.modules, "figures": figures(Path(sys.argv[1]))}))
