"""A batch to trace: a registry for XB, and every firearm of it recovered in XA."""

import csv

from rastro_node.demo.population import population_write
from rastro_node.demo.tables import RECOVERIES


def batch_folder(tmp_path_factory):
    """A folder that the user PostgreSQL runs as can walk into."""
    made = tmp_path_factory.mktemp("batch")
    for part in (made, *made.parents[:2]):
        part.chmod(0o755)
    return made


def registry_and_recoveries(folder, firearms):
    """The registry's file, and what `rastro_node.demo.tracing_all` is asked to do."""
    registry, recoveries = folder / "registry.csv", folder / "recoveries.csv"
    population_write(registry, count=firearms, seed=4)
    with registry.open() as source, recoveries.open("w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(RECOVERIES)
        for row in csv.DictReader(source):
            names = ("make", "model", "calibre", "type", "serial")
            writer.writerow([row["firearm_id"], *(row[name] for name in names), "2021-01-14", "Valle Hondo"])
    answers = folder / "answers.csv"
    return registry, {
        "recoveries": str(recoveries),
        "answers": str(answers),
        "to": "XB",
        "officer": "bruno",
    }
