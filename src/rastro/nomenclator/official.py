"""Read an official table of terms: a State's list of makes, an older edition of the NCIC codes."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import StringIO

from rastro.canonical import InvalidInput, TooLarge
from rastro.nomenclator.folding import plain
from rastro.nomenclator.terms import Kind

MAX_BYTES = 8_000_000
MAX_ROWS = 50_000
MAX_COLUMNS = 64
MAX_CELL = 2_000
_DELIMITERS = ",;\t|"
_CODE = ("code", "codigo", "clave", "cod", "id", "code_officiel")
_NAME = (
    *("name", "nombre", "nome", "nom", "label", "term", "termo", "termino", "terme"),
    *("definition", "denominacion", "denominacao", "descripcion", "descricao", "en", "es", "pt", "fr"),
)
_NAME_OF = {
    Kind.MAKE: ("make", "marca", "marque", "fabricante", "maker"),
    Kind.MODEL: ("model", "modelo", "modele"),
    Kind.CALIBRE: ("calibre", "caliber"),
    Kind.TYPE: ("type", "tipo"),
    Kind.COUNTRY: ("country", "pais", "pays"),
}
_PARENT = ("parent", "padre", "pai", "broader", "superior", "parent_code")


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One line of an official table.

    Parameters
    ----------
    code, name
        As the table has them; the name is never empty.
    parent
        Code of the row above it, empty at the top.
    extra
        The other cells by the name of their column.
    line
        Where it stands in the file, the first line being 1.
    """

    code: str
    name: str
    parent: str = ""
    extra: Mapping[str, str] = field(default_factory=dict, compare=False)
    line: int = 0

    def said(self, kind: Kind) -> str:
        """What another column says of the row's make, calibre or type; empty when none does."""
        wanted = _NAME_OF[kind]
        return next((cell for title, cell in self.extra.items() if plain(title) in wanted), "")


@dataclass(frozen=True, slots=True)
class Official:
    """An official table, as read.

    Parameters
    ----------
    name, edition
        What it is called and which edition it is.
    kind
        What its rows are.
    rows
        In the order of the file; no code stands twice.
    digest
        SHA-256 of the text, hexadecimal.
    """

    name: str
    edition: str
    kind: Kind
    rows: tuple[OfficialRow, ...]
    digest: str = ""


def read_official(data: str | bytes, *, kind: Kind | str, name: str = "", edition: str = "") -> Official:
    """Read a table from CSV: a column for the code, one for the name, others as they come.

    Parameters
    ----------
    data
        The text, or the bytes of the file: UTF-8, UTF-16 with its mark, or Windows-1252. Commas,
        semicolons, tabs or bars part the cells.
    kind
        What its rows are.
    name, edition
        What to call it; the edition may be left open.

    Raises
    ------
    InvalidInput
        `nomenclator.official.` and one of `encoding`, `nul`, `empty`, `columns`, `form`, `code_missing`,
        `name_missing`, `code_twice`, each with its line and column.
    TooLarge
        `nomenclator.official.` and one of `bytes`, `rows`, `width`, `cell`.
    """
    text = decoded(data)
    lines = list(lines_of(text))
    if not lines:
        raise InvalidInput("nomenclator.official.empty")
    rows = tuple(_rows(lines[0][1], lines[1:], Kind(kind)))
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Official(name, edition, Kind(kind), rows, digest)


def decoded(data: str | bytes) -> str:
    """The text of a table, within the limits and without NUL.

    Raises
    ------
    InvalidInput
        `nomenclator.official.encoding` or `.nul`, with the line.
    TooLarge
        `nomenclator.official.bytes`.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge("nomenclator.official.bytes", limit=MAX_BYTES)
    text = (_read(data) if isinstance(data, bytes) else data).removeprefix("\ufeff")
    if "\x00" in text:
        raise InvalidInput("nomenclator.official.nul", line=text[: text.index("\x00")].count("\n") + 1)
    return text


def _read(data: bytes) -> str:
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    at = 0
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start
    raise InvalidInput("nomenclator.official.encoding", line=data[:at].count(b"\n") + 1)


def lines_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines that hold anything, each with its number, within the limits."""
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    count = 0
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            count += 1
            _measured(cells, reader.line_num, count)
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise InvalidInput("nomenclator.official.form", line=reader.line_num, why=str(error)) from None


def _measured(cells: Sequence[str], line: int, count: int) -> None:
    if count > MAX_ROWS + 1:
        raise TooLarge("nomenclator.official.rows", limit=MAX_ROWS)
    if len(cells) > MAX_COLUMNS:
        raise TooLarge("nomenclator.official.width", line=line, limit=MAX_COLUMNS)
    if any(len(cell) > MAX_CELL for cell in cells):
        raise TooLarge("nomenclator.official.cell", line=line, limit=MAX_CELL)


def _rows(header: Sequence[str], lines: Sequence[tuple[int, list[str]]], kind: Kind) -> Iterator[OfficialRow]:
    at_code, at_name, at_parent = places(header, kind)
    seen: dict[str, int] = {}
    for line, given in lines:
        cells = [*given, *[""] * (len(header) - len(given))]
        code, name = cells[at_code], cells[at_name]
        if not code:
            raise InvalidInput("nomenclator.official.code_missing", line=line, column=header[at_code])
        if not name:
            raise InvalidInput(
                "nomenclator.official.name_missing", line=line, column=header[at_name], code=code
            )
        if code in seen:
            raise InvalidInput("nomenclator.official.code_twice", line=line, code=code, first=seen[code])
        seen[code] = line
        others = {
            title: cell
            for at, (title, cell) in enumerate(zip(header, cells, strict=False))
            if at not in (at_code, at_name, at_parent) and cell
        }
        yield OfficialRow(code, name, cells[at_parent] if at_parent is not None else "", others, line)


def places(header: Sequence[str], kind: Kind) -> tuple[int, int, int | None]:
    """Where code, name and parent stand."""
    titles = [plain(title).replace(" ", "_") for title in header]
    code = _place(titles, _CODE)
    name = _place(titles, (*_NAME, *_NAME_OF[kind]))
    if code is None or name is None:
        raise InvalidInput("nomenclator.official.columns", line=1, columns=", ".join(header)[:200])
    return code, name, _place(titles, _PARENT)


def _place(titles: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((titles.index(each) for each in wanted if each in titles), None)
