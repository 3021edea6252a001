"""What is asked for in `benchmarks.search`: readings of serials, and parts of them."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rastro.markings.misreading import misreading

PARTS = frozenset({"tail", "head", "both ends", "middle"})


@dataclass(frozen=True, slots=True)
class Query:
    """A query: which of its kind it is, what is asked, and the serial that is meant."""

    number: int
    kind: str
    text: str
    serial: str

    @property
    def plain(self) -> str:
        """For those who know no notation: the first choice, nothing for what was not read."""
        text = self.text
        while "[" in text:
            start, end = text.index("["), text.index("]")
            text = text[:start] + text[start + 1] + text[end + 1 :]
        return text.replace("?", "").replace("*", " ").strip()


def queries(serials: Sequence[str], chance: random.Random) -> list[Query]:
    """Each kind of query for each serial, mixed."""
    made = [
        Query(number, kind, make(serial, chance), serial)
        for number, serial in enumerate(serials)
        for kind, make in KINDS.items()
    ]
    chance.shuffle(made)
    return made


def _mis_read(serial: str, chance: random.Random, times: int = 1) -> str:
    """So many characters taken for others, in the proportions of the table."""
    model = misreading()
    places = list(range(len(serial)))
    for place in chance.sample(places, min(times, len(places))):
        true = serial[place]
        pairs = {pair[0]: weight for pair, weight in model.confusable.items() if pair[1] == true}
        if pairs:
            weights = [10**weight * model.background[seen] for seen, weight in pairs.items()]
            (seen,) = chance.choices(list(pairs), weights)
            serial = serial[:place] + seen + serial[place + 1 :]
    return serial


def _unread(serial: str, chance: random.Random, times: int = 1) -> str:
    for place in chance.sample(range(len(serial)), times):
        serial = serial[:place] + "?" + serial[place + 1 :]
    return serial


def _alternatives(serial: str, chance: random.Random) -> str:
    place = chance.randrange(len(serial))
    true = serial[place]
    other = chance.choice([each for each in "0123456789" if each != true])
    shown = [true, other]
    chance.shuffle(shown)
    return f"{serial[:place]}[{''.join(shown)}]{serial[place + 1 :]}"


def _separated(serial: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(serial))
    return serial[:place] + chance.choice("- ./") + serial[place:]


def _without(serial: str, chance: random.Random) -> str:
    place = chance.randrange(len(serial))
    return serial[:place] + serial[place + 1 :]


def _with(serial: str, chance: random.Random) -> str:
    place = chance.randrange(len(serial) + 1)
    return serial[:place] + chance.choice("0123456789") + serial[place:]


def _crossed(serial: str, chance: random.Random) -> str:
    place = chance.randrange(len(serial) - 1)
    return serial[:place] + serial[place + 1] + serial[place] + serial[place + 2 :]


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "equal": lambda serial, _chance: serial,
    "mis-read once": _mis_read,
    "mis-read twice": lambda serial, chance: _mis_read(serial, chance, 2),
    "separator": _separated,
    "left out": _without,
    "put in": _with,
    "exchanged": _crossed,
    "one unread": _unread,
    "two unread": lambda serial, chance: _unread(serial, chance, 2),
    "three unread": lambda serial, chance: _unread(serial, chance, 3),
    "alternatives": _alternatives,
    "tail": lambda serial, _chance: "*" + serial[2:],
    "head": lambda serial, _chance: serial[:-2] + "*",
    "both ends": lambda serial, _chance: serial[:3] + "*" + serial[-3:],
    "middle": lambda serial, _chance: "*" + serial[1:-1] + "*",
}
