"""The scans of a folder with their key: which pairs there are, and their scores, kept and gone on with."""

import csv
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import rastro.cli.validate_texts  # noqa: F401 - registers the sentences
from rastro.ballistics import Mark
from rastro.ballistics.likelihood.bootstrap import LEAST_WEAPONS
from rastro.ballistics.weighing import usual_recipe
from rastro.canonical import InvalidInput, sha256_hex
from rastro.cli.compare_pairs import compare_pairs
from rastro.cli.files import opened
from rastro.cli.tables import rows_of

KEYS = ("ground_truth.csv", "key.csv")
UNKNOWN = frozenset({"", "UNKNOWN"})
LEAST_PAIRS = 2
KINDS = {
    "bullet_lea": Mark.LAND,
    "bullet_land": Mark.LAND,
    "lea": Mark.LAND,
    "aperture_shear": Mark.APERTURE_SHEAR,
    "firing_pin_impression": Mark.FIRING_PIN,
    "breech_face_impression": Mark.BREECH_FACE,
    "": Mark.BREECH_FACE,
}
"""What others call the kinds of marks."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan of the key.

    Parameters
    ----------
    file, source
        Its name, and the weapon.
    kind, study
        Kind of mark, and what it was made for: only scans of one study are compared.
    item
        The cartridge case or bullet: two scans of one item are no two marks, and not compared.
    """

    file: str
    source: str
    kind: str
    study: str
    item: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Where the scores of all pairs are, and of what.

    Parameters
    ----------
    table
        CSV as `rastro compare --pairs` writes it.
    key, names
        The weapon of each scan, and its name in the key, by the name it has in the table.
    kind, studies
        What was compared.
    method
        Version of the comparison.
    digest
        SHA-256 over names and digests of the scans.
    """

    table: Path
    key: Mapping[str, str]
    names: Mapping[str, str]
    kind: str
    studies: tuple[str, ...]
    method: str
    digest: str


def scans_of(path: Path, *, kind: str = "", study: str = "") -> tuple[Scan, ...]:
    """The scans of one kind of mark whose weapon is known, by a key: file, source, if told kind and study.

    Raises
    ------
    InvalidInput
        `cli.validate.no_kind`, `.kinds` or `.too_few`: which kind is meant, or what is missing.
    """
    everything = [
        Scan(row["file"], row["source"], row.get("kind", ""), row.get("study", ""), _item(row))
        for row in rows_of(path, ("file", "source"))
        if row["source"] not in UNKNOWN
    ]
    asked = [each for each in everything if kind in {"", each.kind} and study in {"", each.study}]
    if not asked:
        kinds = ", ".join(sorted({each.kind for each in everything}))
        raise InvalidInput("cli.validate.no_kind", field="kind", kind=kind, study=study, kinds=kinds)
    enough = {
        name: scans for name in sorted({each.kind for each in asked}) if (scans := _enough(asked, name))
    }
    if len(enough) > 1:
        raise InvalidInput("cli.validate.kinds", field="kind", kinds=", ".join(enough))
    if not enough:
        raise InvalidInput("cli.validate.too_few", field="kind", least=LEAST_WEAPONS)
    return next(iter(enough.values()))


def _item(row: Mapping[str, str]) -> str:
    return (
        " ".join(part for part in (row.get("item", ""), row.get("part", "")) if part)
        if row.get("item")
        else ""
    )


def _enough(scans: Sequence[Scan], kind: str) -> tuple[Scan, ...]:
    """The scans of studies that can be validated by themselves; of all together where none can."""
    asked = tuple(each for each in scans if each.kind == kind)
    studies = {
        each.study for each in asked if _suffices([other for other in asked if other.study == each.study])
    }
    if studies:
        return tuple(each for each in asked if each.study in studies)
    return asked if _suffices(asked) else ()


def _suffices(scans: Sequence[Scan]) -> bool:
    same = sum(a.source == b.source for a, b in _pairs(scans))
    return len({each.source for each in scans}) >= LEAST_WEAPONS and same >= LEAST_PAIRS


def _pairs(scans: Sequence[Scan]) -> Iterator[tuple[Scan, Scan]]:
    ordered = sorted(scans, key=lambda each: each.file)
    return (
        (a, b) for a, b in combinations(ordered, 2) if a.study == b.study and (not a.item or a.item != b.item)
    )


def mark_of(kind: str, said: Mark | None) -> Mark:
    """What kind of mark a key's word means."""
    if said is not None:
        return said
    plain = kind.strip().lower().replace("-", "_")
    if plain in KINDS:
        return KINDS[plain]
    named = plain.replace("_", "-")
    return Mark(named) if named in set(Mark) else Mark.IMPRESSION


def compare_all(
    folder: Path,
    beside: Path,
    scans: Sequence[Scan],
    *,
    mark: Mark,
    workers: int,
    scheduler: str | None,
) -> Compared:
    """Compare all scans of a study with each other; a table that was begun is gone on with.

    Parameters
    ----------
    folder
        Where the scans are.
    beside
        Where the table goes, with the list of pairs and the scans' digests (as `sha256sum -c` reads them).
    scans, mark
        What is compared, and how.
    workers, scheduler
        Who does it.

    Raises
    ------
    InvalidInput, NotFound
        `cli.file.*` for a scan that is not there; those of :func:`compare_pairs`.
    """
    recipe = usual_recipe(mark)
    names = {each.file: Path(os.path.relpath(folder / each.file, beside)).as_posix() for each in scans}
    table, listed, digests = (beside / name for name in ("comparisons.csv", "pairs.csv", "scans.sha256"))
    measured = {file: _digest(folder / file) for file in sorted(names)}
    lines = "".join(f"{digest}  {names[file]}\n" for file, digest in measured.items())
    told = f"# {mark.value} {recipe.version}\n{lines}"
    if not digests.is_file() or digests.read_text("utf-8") != told:
        table.unlink(missing_ok=True)  # of other scans, or by another version
        digests.write_text(told, encoding="utf-8")
    with listed.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("a", "b"))
        writer.writerows((names[a.file], names[b.file]) for a, b in _pairs(scans))
    compare_pairs(listed, table, mark=mark, workers=workers, scheduler=scheduler)
    return Compared(
        table,
        {names[each.file]: each.source for each in scans},
        {name: file for file, name in names.items()},
        scans[0].kind,
        tuple(sorted({each.study for each in scans if each.study})),
        recipe.version,
        sha256_hex("".join(f"{digest}  {file}\n" for file, digest in measured.items()).encode()),
    )


def _digest(path: Path) -> str:
    with opened(path) as stream:
        return sha256_hex(stream.read())
