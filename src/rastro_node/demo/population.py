"""The rest of a fictitious registry: firearms that nobody looks for, so that a search has to find."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

from rastro_node.demo.tables import REGISTRY

MODELS = (
    ("Ferro", "F9", "9 x 19", "pistol", "FR{n:04d}{l}{d}"),
    ("Ferro", "F7", "7.65 mm", "pistol", "FS{n:05d}"),
    ("Ferro", "R6", ".38 Special", "revolver", "R{n:05d}"),
    ("Ferro", "L30", "7.62 x 51", "rifle", "L-{n:05d}"),
    ("Frommer", "Stop", "7.65 mm", "pistol", "{n:06d}"),
    ("Norden", "Jakt", ".308 Win", "rifle", "NJ{n:05d}"),
    ("Norden", "Sjö", "12 gauge", "shotgun", "N{d}{n:04d}-12"),
    ("Aubert", "Chasse", "12 gauge", "shotgun", "AC {n:05d}"),
)
FIRST = ("Astrid", "Bastien", "Claire", "Dag", "Edith", "Finn", "Greta", "Hugues", "Ingrid", "Jules")
LAST = ("Almquist", "Beaulieu", "Dahl", "Ek", "Fontaine", "Hagen", "Lacroix", "Moe", "Strand", "Tremblay")
EPOCH = date(1995, 1, 2)
DAYS = 25 * 365
KEPT_FOR_THE_STORY = ("FR014", "FR009")
SIZE = 1_500


def population_of(state: str, file: Path, *, count: int = SIZE) -> None:
    """Write the registry of a State of the demo: each has its own, always the same."""
    population_write(file, count=count, seed=len(state) + ord(state[-1]))


def population_write(file: Path, *, count: int, seed: int) -> None:
    """Write a registry of `count` firearms in the columns of an import; the same seed, the same registry."""
    chance = random.Random(seed)  # noqa: S311 - training data
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(REGISTRY)
        for number in range(1, count + 1):
            make, model, calibre, type_, pattern = chance.choice(MODELS)
            sold_on = EPOCH + timedelta(days=chance.randrange(DAYS))
            holder = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
            serial = _serial(chance, pattern)
            writer.writerow((f"P-{number:05d}", make, model, calibre, type_, serial, sold_on, holder))


def _serial(chance: random.Random, pattern: str) -> str:
    while True:
        parts = {"n": chance.randrange(10_000), "l": chance.choice("ABCDEFGHK"), "d": chance.randrange(10)}
        serial = pattern.format(**parts)
        if not serial.startswith(KEPT_FOR_THE_STORY):
            return serial
