"""A report as values: the same for a page and for paper. All words are in the reader's language by now."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together."""

    text: str
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """Items, one below the other."""

    items: tuple[str, ...]
    kind: str = field(default="listing", init=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head.

    Parameters
    ----------
    head
        A word a column.
    rows
        As many cells each.
    widths
        How wide the columns are beside each other.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    kind: str = field(default="table", init=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A plot with what it shows.

    Parameters
    ----------
    title, caption
        What it is, and how it is read.
    svg
        The drawing, an SVG element.
    """

    title: str
    caption: str
    svg: str
    kind: str = field(default="picture", init=False)


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to be signed by hand.

    Parameters
    ----------
    roles
        Who signs.
    columns
        What is written: name, date, signature.
    """

    roles: tuple[str, ...]
    columns: tuple[str, ...]
    kind: str = field(default="signatures", init=False)


type Block = Paragraph | Listing | Table | Picture | Signatures


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report.

    Parameters
    ----------
    title, subtitle
        What it is, and of what.
    language
        `es`, `en`, `pt` or `fr`.
    date
        The day it speaks of, ISO 8601; also the date inside the PDF file.
    tiles
        The few figures that are seen first: a word and a value each.
    notice
        What must not be overlooked.
    sections
        The rest, in order.
    footer
        On every page.
    """

    title: str
    subtitle: str
    language: str
    date: str
    tiles: tuple[tuple[str, str], ...]
    notice: str
    sections: tuple[Section, ...]
    footer: str

    def as_json(self) -> dict[str, Any]:
        """All of it, for a program that sets it."""
        return asdict(self)


def table(head: Sequence[str], rows: Sequence[Sequence[object]], widths: Sequence[int]) -> Table:
    """A table of whatever can be said as text."""
    cells = tuple(tuple(str(cell) for cell in row) for row in rows)
    return Table(tuple(head), cells, tuple(widths))
