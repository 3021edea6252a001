"""Each of the forty Fadul scans against the other thirty-nine."""

import csv
import tempfile
from pathlib import Path

import numpy as np

from rastro.ballistics import prepare_impression, read_x3p
from rastro.ballistics.gallery import Entry, Gallery, compare_found, search, sketch

TABLE = Path(__file__).parents[2] / "shared" / "data" / "ballistics" / "ground_truth.csv"
CELLS = 10


def fadul() -> dict[str, object]:
    """Recall at ten after stage 2, and at one after stage 3 on its ten best."""
    if not TABLE.exists():
        return {"skipped": f"no {TABLE.name}"}
    with TABLE.open() as file:
        rows = [row for row in csv.DictReader(file) if row["study"] == "fadul2011"]
    sources = [row["source"] for row in rows]
    prepared = [prepare_impression(read_x3p(TABLE.parent / row["file"])) for row in rows]
    second, third = [], []
    with tempfile.TemporaryDirectory() as folder:
        gallery = Gallery.create(Path(folder) / "fadul")
        gallery.append((Entry(str(n), sources[n]), sketch(each)) for n, each in enumerate(prepared))
        for number, query in enumerate(prepared):
            found = [each for each in search(gallery, sketch(query).level) if each.number != number][:CELLS]
            mates = sources.count(sources[number]) - 1
            second.append(sum(each.entry.source == sources[number] for each in found) / mates)
            ranked = compare_found(gallery, query, found, read=lambda path: prepared[int(path.name)])
            third.append(ranked[0].found.entry.source == sources[number])
    return {
        "scans": len(rows),
        "recall_at_10_after_stage_2": float(np.mean(second)),
        "recall_at_1_after_stage_3": float(np.mean(third)),
    }
