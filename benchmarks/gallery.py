"""Search: recall on the Fadul slides, and time and recall against the size of generated galleries.

A generated gallery has five cases of each firearm; a query is a sixth. `mates_in_10` is the share of the five
among the first ten. `recall_at_10` is strict: of the ten surfaces on which the query lies best when it is
laid on every one of the gallery, the share that the search finds; `of_its_firearm` and `by_chance` tell them
apart. `recall_at_10_by_kept` is the same by how many stage 1 keeps. What generated firearms say is about time
and loss, never about accuracy.

    python -m benchmarks.gallery                       Fadul, 1,000 and 10,000
    python -m benchmarks.gallery --sizes 1000 10000 100000 --exhaustive 2 --plot docs/algorithms/search.svg

The gallery of 100,000 takes some 4 minutes of processor to make (keep it with --folder), 1.1 GB of disk, and
4 minutes a query that is laid on every surface.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks._gallery_fadul import fadul
from benchmarks._gallery_inside import built, measured
from benchmarks._gallery_plot import plot

SECONDS, GIGABYTES, RECALL, FIRST = 10.0, 3.0, 0.98, 0.97


def main() -> int:
    """Print the figures; 1 when one misses what must hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--queries", type=int, default=10)
    parser.add_argument("--exhaustive", type=int, default=3, help="of them laid on every surface")
    parser.add_argument("--folder", type=Path, help="keep the galleries here")
    parser.add_argument("--plot", type=Path, help="where the figure goes, SVG")
    parser.add_argument("--no-fadul", action="store_true")
    given = parser.parse_args()
    told: dict[str, object] = {} if given.no_fadul else {"fadul": fadul()}
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        sizes = []
        for size in given.sizes:
            gallery = built(folder / str(size), size)
            sizes.append(measured(gallery, given.queries, exhaustive=given.exhaustive))
            print(json.dumps(sizes[-1]), file=sys.stderr, flush=True)
    if given.plot:
        given.plot.write_text(plot(sizes), encoding="utf-8")
    told |= {"galleries": sizes, "holds": _holds(told.get("fadul"), sizes)}
    print(json.dumps(told, indent=2))
    return 0 if told["holds"] else 1


def _holds(slides, sizes) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001
    good = all(
        each["seconds_a_query"] <= SECONDS
        and each["peak_gb"] <= GIGABYTES
        and (each["recall_at_10"] or 0) >= RECALL
        for each in sizes
    )
    if slides and "skipped" not in slides:
        good &= slides["recall_at_10_after_stage_2"] == 1.0 and slides["recall_at_1_after_stage_3"] >= FIRST
    return bool(good)


if __name__ == "__main__":
    sys.exit(main())
