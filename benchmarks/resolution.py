"""Makes, calibres, types, serial states and the grammar of Taurus on the records of Rio.

A fifth of the gold's spellings, chosen by their hash, was held out while names and rules were authored;
`aside` are its figures, `seen` those of the others. By line: how many records have the spelling; by spelling:
each once. Nothing of the data is copied: it is read from ../shared/data.

    python -m benchmarks.resolution            every figure; 1 when one misses what must hold
    python -m benchmarks.resolution --wrong    and the spellings that were seen and are wrong
"""

import argparse
import json
import sys
import time

from benchmarks.resolving import states, taurus, words
from benchmarks.resolving.records import GOLD, RECORDS, distinct, firearms

MAKES, PRECISION, OTHERS, STATES, TAURUS, FALSE = 0.97, 0.99, 0.995, 0.99, 0.95, 0.01


def measure() -> dict[str, object]:
    """Every figure."""
    started = time.perf_counter()
    told: dict[str, object] = {
        name: {"by_line": _parts(lines(), by_line=True), "by_spelling": _parts(each(), by_line=False)}
        for name, (lines, each) in words.BY.items()
    }
    told["calibres_set_aside"] = words.set_aside()
    told["states"] = {"all": states.measure(firearms()), "distinct": states.measure(distinct(firearms()))}
    told["notes"] = states.NOTES
    told["taurus"] = taurus.measure()
    told["seconds"] = round(time.perf_counter() - started, 1)
    return told | {"holds": _holds(told)}


def _parts(judged: list[words.Judged], *, by_line: bool) -> dict[str, object]:
    return {
        "all": words.share(judged, by_line=by_line),
        "seen": words.share((each for each in judged if not each.aside), by_line=by_line),
        "aside": words.share((each for each in judged if each.aside), by_line=by_line),
    }


def _holds(told: dict) -> bool:  # type: ignore[type-arg]
    makes, calibres, types = (told[name]["by_line"] for name in ("makes", "calibres", "types"))
    grammar = told["taurus"]
    return all(
        (
            all(part["right"] >= MAKES and part["precision"] >= PRECISION for part in makes.values()),
            calibres["all"]["right_or_related"] >= OTHERS,
            all(part["precision_with_related"] >= OTHERS for part in calibres.values()),
            all(part["right"] >= OTHERS for part in types.values()),
            all(each["agreement"] >= STATES for each in told["states"].values()),
            grammar["blanked_share"] >= TAURUS and grammar["proposed_share"] >= TAURUS,
            grammar["false_share"] <= FALSE,
        )
    )


def main(arguments: list[str]) -> int:
    """Print the figures; 1 when one misses what must hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list the seen spellings that are wrong")
    given = parser.parse_args(arguments)
    if not RECORDS.exists() or not GOLD.exists():
        print(json.dumps({"skipped": f"no {RECORDS.name}"}))
        return 0
    told = measure()
    print(json.dumps(told, indent=2))
    if given.wrong:
        for name, (lines, _) in words.BY.items():
            for each in lines():
                if not each.aside and each.verdict != "right":
                    print(name, each.verdict, each.lines, each.text, file=sys.stderr)
    return 0 if told["holds"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
