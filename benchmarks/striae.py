"""Bullet lands of Hamby set 44: what is matched, how far from the rest, and what a land costs.

    python -m benchmarks.striae [FIGURE.svg]

Reads the scans beside the checkout (`../shared/data/ballistics/bullets`); they are never committed. Two
bullets of one barrel give 6 pairs of lands that match and 30 that do not. The key of the questioned lands is
not published: they are ranked, and nothing is claimed for them. One bullet pair is no error rate.
"""

import json
import statistics
import sys
import time
from pathlib import Path

import numpy as np

from benchmarks import _striae_figure
from rastro.ballistics import Topography, read_x3p
from rastro.ballistics.striae import (
    BulletComparison,
    Signature,
    compare_bullets,
    compare_lands,
    land_signature,
)

BULLETS = Path(__file__).parents[2] / "shared" / "data" / "ballistics" / "bullets"
LIMIT = 0.3
"""CPU seconds a land may take from file to signature."""
FIGURES = ("cmps", "score", "ccf", "cms", "matches_per_mm", "sum_of_peaks_um", "d_um")


def main() -> None:
    spent: list[float] = []
    known = [
        [
            _signature(BULLETS / f"hamby44/HS44_Barrel1_Bullet{bullet}_Land{land}.x3p", spent)
            for land in range(1, 7)
        ]
        for bullet in (1, 2)
    ]
    questioned = {
        path.name.split("_")[1][0]: _signature(path, spent)
        for path in sorted(BULLETS.glob("hamby44/Unknown*.x3p"))
    }
    transposed = _signature(BULLETS / "hamby252/Hamby252_Barrel1_Bullet1_Land1.x3p", spent)
    began = time.process_time()
    found = compare_bullets(*known)
    compared = time.process_time() - began
    _bullet_pair(found)
    if len(sys.argv) > 1:
        _striae_figure.draw(Path(sys.argv[1]), found, known, (2, 0))
    _questioned(questioned, known)
    _misread(found, known[0])
    print(
        f"\nHamby 252, transposed: striae at {transposed.direction.degrees:.1f}° from the columns, "
        f"turned {transposed.transposed}, agreement {transposed.crosscut.agreed:.2f}"
    )
    print(
        f"file to signature: median {statistics.median(spent):.3f}, most {max(spent):.3f} CPU s "
        f"(limit {LIMIT}, {LIMIT / max(spent):.1f} times below); {len(spent)} lands"
    )
    print(f"bullet to bullet: {compared:.2f} CPU s, 72 pairs of lands, {compared / 72 * 1e3:.1f} ms each")
    print(json.dumps(_told(found, spent)))


def _told(found: BulletComparison, spent: list[float]) -> dict[str, object]:
    """The same as one JSON value, for the table of all benchmarks."""
    inside = set(found.in_phase)
    cmps = {
        (first, second): land.cmps for first, row in enumerate(found.lands) for second, land in enumerate(row)
    }
    least = min(count for pair, count in cmps.items() if pair in inside)
    most = max(count for pair, count in cmps.items() if pair not in inside)
    return {
        "cmps_in_phase_least": least,
        "cmps_others_most": most,
        "cmps_gap": least - most,
        "phase_test_p": round(found.p_value, 4),
        "cpu_seconds_a_land": round(statistics.median(spent), 3),
        "cpu_seconds_a_land_most": round(max(spent), 3),
    }


def _signature(path: Path, spent: list[float]) -> Signature:
    began = time.process_time()
    signature = land_signature(read_x3p(path))
    spent.append(time.process_time() - began)
    return signature


def _bullet_pair(found: BulletComparison) -> None:
    told = found.as_json()
    pairs = ", ".join(f"{first}-{second}" for first, second in told["pairs"])
    print(f"best phase: {pairs}; SAM {found.sam:.3f}, other pairs {found.others:.3f}")
    print(f"phase test: p = {found.p_value:.4f} (least possible {found.least_p:.4f})")
    print(f"\n{'':<16} {'6 lands in phase':<44} {'30 others: range':<20} {'apart':>6}")
    inside = np.zeros((6, 6), bool)
    for first, second in found.in_phase:
        inside[first, second] = True
    for name in FIGURES:
        table = np.array([[land.as_json()[name] for land in row] for row in found.lands])
        ours, others = sorted(table[inside].tolist(), reverse=True), table[~inside]
        gap = min(ours) > others.max() if name != "d_um" else max(ours) < others.min()
        listed = " ".join(f"{each:>6.3g}" for each in ours)
        print(f"{name:<16} {listed:<44} {f'{others.min():.3g} to {others.max():.3g}':<20} {gap!s:>6}")


def _misread(found: BulletComparison, first: list[Signature]) -> None:
    """Lands in phase whose second scan has wrong increments; and lands that do not match, as they are."""
    print("\nsecond scan with increments that many times what they are; the scale that is told, land by land")
    for wrong in (0.8, 0.9, 1.1, 1.25):
        told = []
        for ours, theirs in found.in_phase:
            scan = read_x3p(BULLETS / f"hamby44/HS44_Barrel1_Bullet2_Land{theirs + 1}.x3p")
            other = land_signature(Topography(scan.heights, scan.dx * wrong, scan.dy))
            misread = compare_lands(first[ours], other).misread
            told.append(f"{misread.scale:.2f}" if misread else "-")
        print(f"{wrong:<6} should be {1 / wrong:.2f}: {' '.join(told)}")


def _questioned(questioned: dict[str, Signature], known: list[list[Signature]]) -> None:
    print("\nquestioned lands against the 12 of barrel 1, best first; a ranking, no claim")
    print(
        f"{'land':<6} {'nearest':<16} {'cmps':>5} {'of':>3} {'ccf':>6} {'score':>6}   "
        f"{'second':<16} {'score':>6}"
    )
    rows = []
    for name, signature in questioned.items():
        ranked = sorted(
            (
                (compare_lands(signature, land), f"bullet {bullet} land {number}")
                for bullet, lands in enumerate(known, 1)
                for number, land in enumerate(lands, 1)
            ),
            key=lambda each: -each[0].score,
        )
        rows.append((name, ranked[0], ranked[1]))
    for name, (best, nearest), (second, other) in sorted(rows, key=lambda row: -row[1][0].score):
        told = best.as_json()
        print(
            f"{name:<6} {nearest:<16} {best.cmps:>5} {told['segments']:>3} {best.ccf:>6.3f} "
            f"{best.score:>6.3f}   {other:<16} {second.score:>6.3f}"
        )


if __name__ == "__main__":
    main()
