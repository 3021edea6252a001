"""The score sets of the Netherlands Forensic Institute, their splits by weapon, and what was stated."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rastro.ballistics import likelihood

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "ballistics" / "scores"
SPLITS = ("split1", "split2", "split3")


@dataclass(frozen=True, slots=True)
class Mark:
    """A kind of mark and the figures stated of it (the model called `as stated` below)."""

    name: str
    file: str
    stated_auc: float
    stated_cllr: tuple[float, float, float]
    stated_cllr_min: float | None = None


MARKS = (
    Mark("aperture shear, CCF", "aperture_shear", 0.9997, (0.054, 0.035, 0.021)),
    Mark("breech face, CMC/n", "breech_face_impression", 0.9546, (0.395, 0.265, 0.218), 0.267),
    Mark("firing pin, CMC/n", "firing_pin_impression", 0.9983, (0.011, 0.199, 0.007)),
)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Scores and counts of all pairs, the truth, the weapons, and the splits."""

    score: Any
    counts: Any
    same: Any
    weapons: Sequence[tuple[str, str]]
    splits: dict[str, Any]

    def whole(self, what: str) -> tuple[Any, Any]:
        """Known matches and non-matches of all weapons."""
        values = getattr(self, what)
        return values[self.same], values[~self.same]

    def part(self, what: str, split: str, kind: str) -> tuple[Any, Any]:
        """Known matches and non-matches with both weapons in one part of a split."""
        values, here = getattr(self, what), self.splits[split] == kind
        return values[here & self.same], values[here & ~self.same]


def read(mark: Mark) -> Rows:
    """A score set from beside the checkout."""
    with (FOLDER / f"nfi_glock_{mark.file}.csv").open() as file:
        rows = list(csv.DictReader(file))
    counts = np.array([[int(row["cmc"]), int(row["n"])] for row in rows]) if "cmc" in rows[0] else None
    score = np.array([float(row["ccf"]) for row in rows]) if counts is None else counts[:, 0] / counts[:, 1]
    return Rows(
        score,
        counts,
        np.array([row["hypothesis"] == "1" for row in rows]),
        [(row["weapon1"], row["weapon2"]) for row in rows],
        {split: np.array([row[split] for row in rows]) for split in SPLITS},
    )


FITS = {
    # Unpenalised but for 1e-6, and stopped where the mean loss slopes by 1e-4: scikit-learn's defaults.
    "as stated": lambda km, knm: likelihood.fit_logistic(km, knm, ridge=1e-6, tolerance=1e-4),
    "likeliest": lambda km, knm: likelihood.fit_logistic(km, knm, ridge=1e-6),
    "logistic": lambda km, knm: likelihood.fit_logistic(km, knm, firth=True),
    "kde": likelihood.fit_densities,
    "counts": likelihood.fit_counts,
    "counts, both spread": lambda km, knm: likelihood.fit_counts(km, knm, spread=True),
}


def split_costs(rows: Rows, model: str, *, bounded: bool) -> list[float]:
    """Cllr on the weapons left out, for each split."""
    what = "counts" if model.startswith("counts") else "score"
    costs = []
    for split in SPLITS:
        km, knm = rows.part(what, split, "t")
        made = FITS[model](km, knm)
        limits = (-np.inf, np.inf)
        if bounded:
            limits = likelihood.elub(made.log10_lr(km), made.log10_lr(knm))
        held = [np.clip(made.log10_lr(each), *limits) for each in rows.part(what, split, "v")]
        costs.append(likelihood.cllr(*held))
    return costs
