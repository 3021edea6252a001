"""Four readers of the story, each with a firearm of Borealia's registry of their own."""

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import islice

from rastro_node.demo.population import population_of

RECOVERED = date(2021, 1, 14)
READERS = (("es", 1280), ("en", 1280), ("es", 360), ("en", 360))


@dataclass(frozen=True, slots=True)
class Firearm:
    """A firearm as registered in Borealia, and its serial as read in Arcadia."""

    make: str
    model: str
    calibre: str
    serial: str
    read: str
    holder: str
    sold: date

    @property
    def days(self):
        return (RECOVERED - self.sold).days

    @property
    def unread(self):
        """Place and character of what could not be read."""
        place = self.read.index("?")
        return {"place": place + 1, "registered": self.serial[place]}


STORY = Firearm("Ferro", "F9", "9 x 19", "FR0148B2", "FR0l48?2", "Henrik Holm", date(2015, 2, 3))


@dataclass(frozen=True, slots=True)
class Part:
    """What one reader does: the language, the width, the pistol on the table, another asked for a court."""

    language: str
    width: int
    pistol: Firearm
    other: Firearm

    def __str__(self):
        return f"{self.language}-{self.width}"


def parts(folder):
    """The four parts: the story's pistol first, then pistols that nobody looked for."""
    found = pistols(folder / "borealia.csv")
    others = list(islice(found, len(READERS)))
    on_the_table = [STORY, *islice(found, len(READERS) - 1)]
    return [
        Part(*reader, pistol, other)
        for reader, pistol, other in zip(READERS, on_the_table, others, strict=True)
    ]


def pistols(file):
    """Ferro pistols of Borealia that share their serial with no other firearm, one character not readable."""
    population_of("XB", file)
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    often = Counter(row["serial"] for row in rows)
    for row in rows:
        serial = row["serial"]
        if (row["make"], row["model"]) == ("Ferro", "F9") and often[serial] == 1:
            read = f"{serial[:4]}?{serial[5:]}"
            sold = date.fromisoformat(row["sold_on"])
            yield Firearm("Ferro", "F9", row["calibre"], serial, read, row["holder"], sold)
