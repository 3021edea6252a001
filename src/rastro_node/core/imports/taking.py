"""A file taken over at once, by a command or a program: read through first, so nothing is half stored."""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from rastro_node.core.actors import Actor
from rastro_node.core.imports.keeping import Book
from rastro_node.core.imports.kinds import ImportKind
from rastro_node.core.imports.layout import Layout, layout_of
from rastro_node.core.imports.reading import kept, opened, read_through
from rastro_node.core.imports.report import Report
from rastro_node.core.imports.running import Progress, run_import
from rastro_node.core.imports.selectors import remembered
from rastro_node.core.imports.services import import_begin, import_end, layout_keep


def import_file(
    source: Path | str | BinaryIO,
    *,
    kind: ImportKind,
    actor: Actor,
    dry_run: bool = False,
    progress: Progress | None = None,
    name: str = "",
    mapping: Mapping[str, str] | None = None,
    source_name: str = "",
) -> Report:
    """Check or store what a file holds.

    Lines with an error are left out and reported; the others are stored. The same file again stores nothing
    twice, and one that was killed goes on under its number.

    Parameters
    ----------
    source
        Path of a CSV file or Excel workbook, or a binary stream of one.
    dry_run
        Only say what would happen.
    progress
        Told `(done, total)` lines after each thousand; the total is an estimate.
    name
        The file's name, for a stream.
    mapping
        Our columns to the file's, where they are named otherwise; else as its source's files had them before,
        or as such columns are usually called.
    source_name
        Who the file comes from; the mapping is remembered for it.

    Raises
    ------
    InvalidInput, TooLarge
        `core.import.*`, when the file as a whole cannot be read; nothing of it is stored then.
    """
    said = name or (Path(source).name if isinstance(source, Path | str) else "")
    with kept(source) as stream:
        layout = layout_for(stream, kind=kind, mapping=mapping, source_name=source_name)
        if not dry_run:
            read_through(stream, columns=kind.columns)
        with opened(stream, name=said, columns=kind.columns) as file:
            if dry_run:
                return run_import(
                    file, kind=kind, layout=layout, actor=actor, dry_run=True, progress=progress
                )
            begun = import_begin(
                actor=actor,
                kind=kind.name,
                name=file.name,
                digest=file.digest,
                source=source_name,
                mapping=layout.mapping,
            )
            if source_name:
                layout_keep(kind=kind.name, source=source_name, layout=layout, by_name=actor.name)
            report = run_import(
                file, kind=kind, layout=layout, actor=actor, book=Book(begun.pk), progress=progress
            )
            import_end(import_id=begun.pk, report=report.as_json(findings=False), actor=actor)
            return report


def layout_for(
    source: Path | str | BinaryIO,
    *,
    kind: ImportKind,
    mapping: Mapping[str, str] | None = None,
    source_name: str = "",
) -> Layout:
    """Where a file has our columns.

    Raises
    ------
    InvalidInput, TooLarge
        As :func:`rastro_node.core.imports.opened` and :func:`rastro_node.core.imports.layout_of`.
    """
    with opened(source, columns=kind.columns) as file:
        known = remembered(kind.name, source_name, file.header) if source_name else {}
        return layout_of(file.header, kind.columns, known | dict(mapping or {}))
