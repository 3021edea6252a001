"""`rastro compare --mark land` and `rastro bullets`: striated marks, one by one and bullet by bullet."""

import re
import time
from pathlib import Path
from typing import Annotated, Any

import typer

import rastro.cli.bullets_texts  # noqa: F401 - registers the sentences
from rastro.ballistics import Mark, read
from rastro.ballistics.figures import draw_bullets
from rastro.ballistics.striae import BulletComparison, Signature, compare_bullets, land_signature
from rastro.ballistics.weighing import weigh
from rastro.canonical import InvalidInput, RastroError, Text
from rastro.cli import output
from rastro.cli.compare_figure import Plot, checked_plot, drawn

COLUMNS = (
    "a",
    "b",
    "cmps",
    "segments",
    "score",
    "ccf",
    "lag_um",
    "d_um",
    "matches_per_mm",
    "mismatches_per_mm",
    "cms",
    "sum_of_peaks_um",
    "turned",
    "seconds",
)
SCANS = frozenset({".x3p", ".al3d"})


def bullets(
    first: Annotated[Path, typer.Argument(help="A folder with one scan a land, in order by their names.")],
    second: Annotated[Path, typer.Argument(help="The folder of the bullet to compare it with.")],
    *,
    plot: Plot = None,
    as_json: output.AsJson = False,
) -> None:
    """Compare two bullets: every land with every land, the best phase, and the phase test.

    A lead for an examiner, never an identification.
    """
    checked_plot(plot)
    lands = _lands(first), _lands(second)
    began, worked = time.perf_counter(), time.process_time()
    found = compare_bullets(*([signature_of(path) for path in paths] for paths in lands))
    told = {"mark": "bullet", **found.as_json(), **_spent(began, worked)}
    told |= _weighed(found)
    pairs = ", ".join(f"{one}-{other}" for one, other in told["pairs"])
    line = Text("cli.bullets.told", {**told, "pairs": pairs}).say(output.translator())
    if plot is not None:
        told["plot"] = drawn(
            plot, draw_bullets(found, names=(first.name, second.name), translate=output.translator())
        )
    rows = [" ".join(f"{each:>4}" for each in row) for row in told["cmps"]]
    notes = [note.say(output.translator()) for note in found.notes]
    output.say(told, as_json=as_json, line="\n".join(["CMPS", *rows, line, *notes, *_weight_lines(told)]))


def _weighed(found: BulletComparison) -> dict[str, Any]:
    """The likelihood ratio of each pair in phase; of the bullets as a whole there is none."""
    recipe = found.lands[0][0].recipe
    weights = [weigh(Mark.LAND, found.lands[first][second]) for first, second in found.in_phase]
    told = weights[0].as_json()
    names = ("calibration_set", "calibration_note", "log10_lr_bounds")
    return {
        "log10_lr": [each.as_json()["log10_lr"] for each in weights],
        **{name: told[name] for name in names},
        "recipe": recipe.as_json(),
        "version": recipe.version,
    }


def _weight_lines(told: dict[str, Any]) -> list[str]:
    used = told["calibration_set"]
    if used is None:
        return []
    facts = {"ratios": ", ".join(str(each) for each in told["log10_lr"]), "set": used["name"]}
    said = Text("cli.bullets.weighed", {**facts, "version": used["version"]})
    return [said.say(output.translator())]


def lands_line(told: dict[str, Any]) -> Text:
    """The same, for a person."""
    return Text("cli.bullets.lands", told)


def signature_of(path: Path) -> Signature:
    """A scan's signature; what is wrong with the scan is said with its name."""
    try:
        return land_signature(read(path))
    except RastroError as error:
        error.field = path.name
        raise


def _spent(began: float, worked: float) -> dict[str, float]:
    return {
        "seconds": round(time.perf_counter() - began, 4),
        "cpu_seconds": round(time.process_time() - worked, 4),
    }


def _lands(folder: Path) -> list[Path]:
    """The scans of a folder by their names, land 10 after land 9."""
    if not folder.is_dir():
        raise InvalidInput("cli.bullets.folder", field="folder", folder=folder.name)
    scans = [path for path in folder.iterdir() if path.suffix.lower() in SCANS]
    return sorted(scans, key=lambda path: [int(part) if part.isdigit() else part for part in _parts(path)])


def _parts(path: Path) -> list[str]:
    return re.split(r"([0-9]+)", path.stem)
