"""How often the true serial is among the first three readings of a rendered mark.

    python -m benchmarks.photographs [COUNT]

Marks of the own generator (`rastro.testing.rendered_marks`): punched, engraved, dotted and paint-filled
letters of varying faces on brushed metal, worn, scratched, lit from any side, blurred, noisy, turned. They
are not photographs: of these no open collection exists, and nothing is claimed for them.
"""

import random
import sys
import time
from collections import defaultdict

import cv2

from rastro.markings.photograph import read_photograph
from rastro.testing.rendered_marks import render_mark, some_conditions, some_serial

SEED = 20_260
LEVELS = {"as new": 0.0, "worn": 0.5, "badly worn": 1.0}


def main(count: int) -> None:
    chance = random.Random(SEED)
    tally: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    began = time.perf_counter()
    for number in range(count):
        name = list(LEVELS)[number % 3]
        serial = some_serial(chance)
        conditions = some_conditions(chance, severity=LEVELS[name])
        picture = render_mark(serial, conditions, seed=SEED + number)
        read = [each.text for line in _read(picture) for each in line.readings]
        for group in ("all", name, conditions.technique):
            tally[group][0] += 1
            tally[group][1] += read[:1] == [serial]
            tally[group][2] += serial in read
    spent = (time.perf_counter() - began) / count
    print(f"{'marks':<12} {'number':>7} {'first':>7} {'in three':>9}")
    for group, (number, first, three) in tally.items():
        print(f"{group:<12} {number:>7} {first / number:>7.3f} {three / number:>9.3f}")
    print(f"{spent * 1000:.0f} ms a mark")


def _read(picture: object) -> tuple[object, ...]:
    done, data = cv2.imencode(".png", picture)
    assert done
    return read_photograph(data.tobytes())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
