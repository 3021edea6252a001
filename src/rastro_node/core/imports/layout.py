"""Where a file has our columns: named by its user, remembered, or known by their usual names."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rastro.canonical import InvalidInput, Text
from rastro.nomenclator.folding import plain
from rastro_node.core.imports.report import Finding

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

FORMULA = ("=", "@", "+", "-", "\t")
QUOTED = "'"
FORMULA_CELL = "\x01"
"""Before what a cell of a workbook computes."""
SEPARATORS = str.maketrans("_-.", "   ")
MOST_FOUND = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of ours.

    Parameters
    ----------
    name
        As commands, programs and reports call it.
    aliases
        How files call it, in any language; case, accents and separators do not matter.
    required
        A file that lacks it is refused, unless its user says that it is left out.
    identity
        Tells records apart; it cannot be left out.
    about
        What people read about it.
    """

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    identity: bool = False
    about: "StrPromise | str" = ""

    def called(self, header: str) -> bool:
        """Whether a file's column of that name is this one."""
        return plainly(header) in {plainly(each) for each in (self.name, *self.aliases)}


@dataclass(frozen=True)
class Layout:
    """Where a file has our columns.

    Parameters
    ----------
    header
        The column names as they stand in the file.
    columns
        Our columns' places; one that the file does not have is not in it.
    names
        All our columns, in order.
    """

    header: tuple[str, ...]
    columns: Mapping[str, int]
    names: tuple[str, ...]

    @property
    def mapping(self) -> dict[str, str]:
        """Our columns to the file's; empty for what is left out."""
        return {name: self.header[self.columns[name]] if name in self.columns else "" for name in self.names}

    @cached_property
    def _places(self) -> tuple[tuple[str, int], ...]:
        return tuple((name, self.columns.get(name, -1)) for name in self.names)

    def words(self, line: int, cells: Sequence[str]) -> tuple[dict[str, str], list[Finding]]:
        """A line's words by our columns, each stripped, and what is found in any kind of line.

        What looks like a formula stays text and is a warning; what a workbook computes is an error, and so is
        a cell more than the first line names.
        """
        found: list[Finding] = []
        words: dict[str, str] = {}
        width = len(cells)
        for name, place in self._places:
            word = cells[place].strip() if 0 <= place < width else ""
            if word and word[0] == FORMULA_CELL:
                word = word[1:]
                text = Text("core.import.formula_cell", {"value": word[:40]})
                found.append(Finding(line, name, "error", text))
            elif word and word[0] in "=@+-\t'":
                word, problem = _formula(word)
                if problem is not None:
                    found.append(Finding(line, name, "warning", problem))
            words[name] = word
        if width > len(self.header) and any(cells[len(self.header) :]):
            text = Text("core.import.cells", {"found": width, "wanted": len(self.header)})
            found.append(Finding(line, "", "error", text))
        return words, found


def plainly(name: str) -> str:
    """A column's name without case, accents and separators."""
    return plain(name.translate(SEPARATORS))


def _formula(word: str) -> tuple[str, Text | None]:
    if word[:1] == QUOTED and word[1:2] in FORMULA:
        word = word[1:]
    if is_formula(word):
        return word, Text("core.import.formula", {"value": word[:40]})
    return word, None


def is_formula(word: str) -> bool:
    """Whether a spreadsheet would compute it; a number with a sign is a number."""
    return word.startswith(FORMULA) and not word[1:].replace(".", "").replace("-", "").isalnum()


def signature(header: Sequence[str]) -> str:
    """What tells one kind of file from another: its column names in order."""
    return hashlib.sha256("\x1f".join(plainly(each) for each in header).encode()).hexdigest()


def guessed(header: Sequence[str], columns: Sequence[Column]) -> dict[str, str]:
    """The file's names of our columns as far as their usual names tell."""
    mapping: dict[str, str] = {}
    for column in columns:
        exact = [name for name in header if plainly(name) == plainly(column.name)]
        usual = [name for name in header if column.called(name)]
        if found := exact or usual:
            mapping[column.name] = found[0]
    return mapping


def layout_of(header: tuple[str, ...], columns: Sequence[Column], mapping: Mapping[str, str]) -> Layout:
    """Find our columns.

    Parameters
    ----------
    mapping
        Our columns to the file's, where the user said; one that is mapped to nothing is left out.

    Raises
    ------
    InvalidInput
        `core.import.columns` for a file that lacks one, `core.import.column_twice` where it is twice.
    """
    places: dict[str, int] = {}
    missing: list[str] = []
    for column in columns:
        said = mapping.get(column.name)
        if said == "" and not column.identity:
            continue
        found = _places(header, column, said or "")
        if found:
            places[column.name] = found[0]
        elif column.required or column.identity or said:
            missing.append(said or column.name)
    if missing or not places:
        raise InvalidInput(
            "core.import.columns",
            field="file",
            missing=", ".join(missing) or columns[0].name,
            found=" · ".join(header)[:MOST_FOUND],
            wanted=", ".join(each.name for each in columns),
        )
    return Layout(header, places, tuple(each.name for each in columns))


def _places(header: Sequence[str], column: Column, said: str) -> list[int]:
    wanted = plainly(said or column.name)
    found = [place for place, name in enumerate(header) if plainly(name) == wanted]
    if len(found) > 1:
        raise InvalidInput("core.import.column_twice", field="file", column=said or column.name)
    if not found and not said:
        found = [place for place, name in enumerate(header) if column.called(name)]
    return found
