"""Serial states against the classes of the domain notes, counted apart by the words that they name.

The notes give shares of 64,254 firearms: usable 69.3 %, removed 17.1 %, blank 5.5 %, never had 1.1 %. These
rules give the same shares; what they leave over (7.1 %) has no class there: partly read, not seen, altered.
"""

import re
from collections import Counter
from collections.abc import Iterable

from benchmarks.resolving.records import Row
from rastro.canonical import RastroError
from rastro.markings import SerialState, read_serial
from rastro.nomenclator.folding import plain

NOTES = {"usable": 69.3, "removed": 17.1, "blank": 5.5, "never_had": 1.1}
_REMOVED = re.compile(
    r"rasp|rapad|elim|remo[vc]|supr|rasur|oblit|lixad|limad|punc|sobrep|extraid|subtraid|ilegi|regrav|remarc"
    r"|desgast|corro"
)
_NEVER = re.compile(
    r"inexist|nao (?:possui|ha|existe|apresenta|ostenta|tem)\b|desprov|destitu|artesan|aplic"
    r"|sem n\S* de serie|^sn$|^s/n$"
)
_UNREAD = re.compile(r"[?*]|x{2}")
_WORD = re.compile(r"[a-z]{5,}")
_USABLE = range(5, 21)  # letters and digits
_SAME = {
    "usable": SerialState.READ,
    "removed": SerialState.REMOVED,
    "blank": SerialState.NOT_LOOKED_FOR,
    "never_had": SerialState.NEVER_HAD,
}


def measure(rows: Iterable[Row]) -> dict[str, object]:
    """The shares of the classes, how often the state agrees with them, and what it is where there is none."""
    serials = Counter(row["serial"] for row in rows)
    classes: Counter[str] = Counter()
    states: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for serial, count in serials.items():
        given, state = _class(serial), _state(serial)
        classes[given] += count
        states[state or "refused"] += count
        if given in _SAME:
            agreed[given] += count * (state == _SAME[given])
        else:
            left[state or "refused"] += count
    lines, judged = classes.total(), sum(classes[name] for name in _SAME)
    return {
        "lines": lines,
        "shares": {name: round(100 * count / lines, 2) for name, count in classes.most_common()},
        "agreement": round(sum(agreed.values()) / judged, 4),
        "agreement_by_class": {name: round(agreed[name] / classes[name], 4) for name in _SAME},
        "states": {name: round(100 * count / lines, 2) for name, count in states.most_common()},
        "states_of_the_rest": dict(left.most_common()),
    }


def _class(serial: str) -> str:
    text = plain(serial)
    if not text:
        return "blank"
    digits = any(character.isdigit() for character in text)
    if _REMOVED.search(text) and not (digits and not _WORD.search(text)):
        return "removed"
    if _NEVER.search(text):
        return "never_had"
    closed = re.sub(r"[^a-z0-9]", "", text)
    return "usable" if digits and not _UNREAD.search(text) and len(closed) in _USABLE else "rest"


def _state(serial: str) -> SerialState | None:
    try:
        return read_serial(serial).state
    except RastroError:
        return None
