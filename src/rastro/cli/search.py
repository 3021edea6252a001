"""`rastro search`: one scan against a gallery."""

import time
from pathlib import Path
from typing import Annotated, Any

import typer

import rastro.cli.search_texts  # noqa: F401 - registers the sentences
from rastro.ballistics import PreparedImpression, prepare_impression, read
from rastro.ballistics.gallery import Gallery, compare_found, search, sketch
from rastro.canonical import InvalidInput, Text
from rastro.cli import output
from rastro.cli.crew import CORES, Scheduler, Workers
from rastro.cli.progress import Bars

CELLS = 20
"""How many of stage 2 are compared cell by cell, at least as many as are shown."""

Keep = Annotated[
    int | None,
    typer.Option(
        min=1,
        help="How many the rings hand to the next stage. [default: 2000, or 3 in 100 if that is more]",
    ),
]
FolderOfGallery = Annotated[Path, typer.Argument(help="The gallery's folder.")]


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.command("search")(search_gallery)


def search_gallery(
    gallery: FolderOfGallery,
    query: Annotated[Path, typer.Argument(help="A scan: X3P or AL3D.")],
    *,
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many to show.")] = 10,
    keep: Keep = None,
    cells: Annotated[bool, typer.Option(help="Compare the best cell by cell; needs their scans.")] = True,
    workers: Workers = CORES,
    scheduler: Scheduler = None,
    as_json: output.AsJson = False,
) -> None:
    """Rank a gallery's scans by how well a query lies on them: rings, whole surfaces, then cells.

    A lead for an examiner, never an identification.
    """
    held = Gallery(gallery)
    began = time.perf_counter()
    prepared = read_prepared(query)
    if held.manifest.recipe != prepared.recipe.as_json():
        raise InvalidInput("ballistics.gallery.recipe", field="query")
    with Bars(shown=not as_json) as bars:
        hands: dict[str, Any] = {"workers": workers, "scheduler": scheduler, "progress": bars.tell}
        found = search(held, sketch(prepared).level, keep=keep, top=max(top, CELLS), **hands)
        ranked = [
            {
                "name": each.entry.name,
                "source": each.entry.source,
                "likeness": round(each.likeness, 4),
                "whole_ncc": round(each.laid.ncc, 4),
            }
            for each in found
        ]
        if cells:
            compared = compare_found(held, prepared, found, read=read_prepared, **hands)
            ranked = [each.as_json() for each in compared]
    seconds = round(time.perf_counter() - began, 3)
    told = {"surfaces": len(held), "seconds": seconds, "found": ranked[:top]}
    output.say(told, as_json=as_json, line=_table(ranked[:top]))


def read_prepared(path: Path) -> PreparedImpression:
    """A scan read and made ready."""
    return prepare_impression(read(path))


def _table(ranked: list[dict[str, Any]]) -> str:
    translate = output.translator()
    if not ranked:
        return Text("cli.search.empty").say(translate)
    lines = [
        f"{place:>3}  {_figures(each)}  {each['name']}  {each['source']}".rstrip()
        for place, each in enumerate(ranked, 1)
    ]
    return "\n".join([*lines, Text("cli.search.lead").say(translate)])


def _figures(each: dict[str, Any]) -> str:
    whole = f"NCC {each['whole_ncc']:.2f}"
    if "cmc" not in each:
        return whole
    return f"CMC {each['cmc']['consensus']['cmc']:>2}/{each['cells']:<2}  {each['score']:.3f}  {whole}"
