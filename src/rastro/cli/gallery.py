"""`rastro gallery`: fill a gallery, look at it, measure what searches in it miss."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

import rastro.cli.search_texts  # noqa: F401 - registers the sentences
from rastro.ballistics.crew import spread
from rastro.ballistics.gallery import Entry, Gallery, Sketch, audit, sketch
from rastro.ballistics.gallery.folder import MANIFEST
from rastro.canonical import InvalidInput, RastroError, Text
from rastro.cli import output
from rastro.cli.crew import CORES, Scheduler, Workers
from rastro.cli.progress import Bars
from rastro.cli.search import FolderOfGallery, Keep, read_prepared

SCANS = frozenset({".x3p", ".al3d"})
gallery = typer.Typer(no_args_is_help=True, help="Galleries of scans, to be searched.")


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.add_typer(gallery, name="gallery")


@gallery.command()
def add(
    folder: FolderOfGallery,
    scans: Annotated[list[Path], typer.Argument(help="Scans, or folders of them: X3P or AL3D.")],
    *,
    source: Annotated[str, typer.Option(help="The firearm they come from, where it is known.")] = "",
    workers: Workers = CORES,
    scheduler: Scheduler = None,
    as_json: output.AsJson = False,
) -> None:
    """Add scans to a gallery; make it if there is none. Scans that are in it already are passed over.

    A scan that cannot be read is named and left out. Stopped in the middle, the gallery holds what was added.
    """
    held = Gallery(folder) if (folder / MANIFEST).exists() else Gallery.create(folder)
    known = {entry.name for entry in held.entries()}
    given = [path for path in _files(scans) if _name(folder, path) not in known]
    refused: list[dict[str, str]] = []
    with Bars(shown=not as_json) as bars:
        sketched = spread(_sketched, given, workers=workers, scheduler=scheduler)
        results = enumerate(zip(given, sketched, strict=True), 1)
        held.append(_additions(folder, source, results, refused, bars, len(given)))
    told = {"added": len(given) - len(refused), "count": len(held), "refused": refused}
    lines = [f"{each['file']}: {each['detail']}" for each in refused]
    said = Text("cli.gallery.added", {**told, "refused": len(refused)}).say(output.translator())
    output.say(told, as_json=as_json, line="\n".join([*lines, said]))


def _additions(
    folder: Path, source: str, results: Any, refused: list[dict[str, str]], bars: Bars, total: int
) -> Iterator[tuple[Entry, Sketch]]:
    for done, (path, result) in results:
        bars.tell("scans", done, total)
        if isinstance(result, _Refused):
            why = result.why
            refused.append({"file": str(path), "code": why.code, "detail": why.say(output.translator())})
        else:
            yield Entry(_name(folder, path), source), result


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a scan was left out."""

    why: Text


def _sketched(_nothing: None, path: Path) -> Sketch | _Refused:
    try:
        return sketch(read_prepared(path))
    except RastroError as error:
        return _Refused(error.text)


def _files(scans: list[Path]) -> list[Path]:
    """The scans given, and those in the folders given, each once."""
    found = [
        path
        for given in scans
        for path in (sorted(given.rglob("*")) if given.is_dir() else [given])
        if path.suffix.lower() in SCANS
    ]
    if not found:
        raise InvalidInput("cli.gallery.nothing", field="scans")
    return list(dict.fromkeys(path.resolve() for path in found))


def _name(folder: Path, path: Path) -> str:
    return os.path.relpath(path.resolve(), folder.resolve())


@gallery.command()
def info(
    folder: FolderOfGallery,
    *,
    verify: Annotated[bool, typer.Option("--verify", help="Check every kept byte.")] = False,
    as_json: output.AsJson = False,
) -> None:
    """What a gallery holds. The exit status is 1 if `--verify` finds it damaged."""
    held = Gallery(folder)
    size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    told: dict[str, Any] = {
        "count": len(held),
        "sketch": held.manifest.sketch,
        "megabytes": round(size / 1e6, 1),
        "head": held.manifest.head,
        "recipe": dict(held.manifest.recipe),
    }
    translate = output.translator()
    lines = [Text("cli.gallery.info", told).say(translate)]
    if verify:
        told["whole"] = held.verify()
        lines.append(Text("cli.gallery.whole" if told["whole"] else "cli.gallery.damaged").say(translate))
    output.say(told, as_json=as_json, line="\n".join(lines))
    if told.get("whole") is False:
        raise typer.Exit(1)


@gallery.command("audit")
def audited(
    folder: FolderOfGallery,
    *,
    queries: Annotated[int, typer.Option(min=1, help="How many of its surfaces to search for.")] = 10,
    keep: Keep = None,
    seed: Annotated[int, typer.Option(help="Draws the surfaces.")] = 0,
    workers: Workers = CORES,
    scheduler: Scheduler = None,
    as_json: output.AsJson = False,
) -> None:
    """Measure what a search misses, against laying the query on every surface: some 3 ms a surface."""
    with Bars(shown=not as_json) as bars:
        hands: dict[str, Any] = {"workers": workers, "scheduler": scheduler, "progress": bars.tell}
        told = audit(Gallery(folder), queries=queries, keep=keep, seed=seed, **hands)
    shown = {**told.as_json(), "recall": f"{told.recall:.3f}", "first": f"{told.first:.3f}"}
    output.say(
        told.as_json(), as_json=as_json, line=Text("cli.gallery.audited", shown).say(output.translator())
    )
