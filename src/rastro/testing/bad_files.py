"""Files that no import may take: bombs, macros, what is no table at all. Made here, none is kept."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET, BOOK, STRINGS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BLOCK = b"0" * 1_000_000


def workbook(sheet: bytes, *, others: Mapping[str, bytes] | None = None, macro: bool = False) -> bytes:
    """An Excel workbook of one sheet, by hand.

    Parameters
    ----------
    sheet
        The sheet's XML.
    others
        Further parts by name; one of the usual parts is replaced.
    macro
        Whether it says of itself that it holds macros.
    """
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main" if macro else f"{SHEET_TYPE}.sheet.main"
    types = (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{BOOK}" ContentType="{kind}+xml"/>'
        f'<Override PartName="/{SHEET}" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/{STRINGS}" ContentType="{SHEET_TYPE}.sharedStrings+xml"/></Types>'
    )
    parts = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": _relations(("officeDocument", BOOK)),
        BOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}/relationships"><sheets>'
        '<sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        STRINGS: f'<sst xmlns="{MAIN}"/>'.encode(),
        SHEET: sheet,
    }
    return archive(parts | dict(others or {}))


def _relations(*targets: tuple[str, str]) -> bytes:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'.encode()


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in parts.items():
            into.writestr(name, content)
    return out.getvalue()


def sheet_of(cells: str, before: str = "") -> bytes:
    """A sheet's XML whose rows are these."""
    data = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    return f'<?xml version="1.0"?>{before}{data}'.encode()


def cell(text: str, at: str = "A1") -> str:
    """A cell with a text of its own."""
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def _bomb(megabytes: int) -> bytes:
    """A part of zeros, many megabytes long, packed a thousand times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as into:
        into.writestr("[Content_Types].xml", "<x/>")
        with into.open(SHEET, "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(BLOCK)
    return out.getvalue()


def _overlapping() -> bytes:
    """Many entries of one archive that share one packed block, as in Fifield's bomb."""
    packed = zlib.compress(BLOCK * 10, 9)[2:-4]
    local = struct.pack("<4s5HLLLHH", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), len(BLOCK) * 10, 1, 0)
    start, entries = local + b"a" + packed, b""
    for number in range(1_000):
        name = f"xl/part{number}.xml".encode()
        head = struct.pack(
            "<4s6HLLL5HLL", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, len(packed), len(BLOCK) * 10,
            len(name), 0, 0, 0, 0, 0, 0,
        )  # fmt: skip
        entries += head + name
    end = struct.pack("<4s4HLLH", b"PK\x05\x06", 0, 0, 1_000, 1_000, len(entries), len(start), 0)
    return start + entries + end


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return workbook(sheet_of(f"<row>{cell('&l9;')}</row>", f'<!DOCTYPE x [<!ENTITY l0 "lol">{entities}]>'))


def _quadratic() -> bytes:
    """One long entity named often: no entity is nested, and yet it is as large."""
    entity = f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>'
    return workbook(sheet_of(f"<row>{cell('&a;' * 20_000)}</row>", entity))


def _outside() -> bytes:
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return workbook(sheet_of(f"<row>{cell('&a;')}</row>", entity))


def _many_columns_of_a_workbook() -> bytes:
    cells = "".join(f"<c><v>{number * 7919 % 1_000_003}</v></c>" for number in range(1_000_000))
    return workbook(sheet_of(f"<row>{cells}</row>"))


HEADER = b"firearm_id,make,model,calibre,type,serial,sold_on,holder\n"

BAD_FILES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "a zip bomb of a gigabyte": ("bytes", lambda: _bomb(1_000)),
    "a zip bomb of 100 megabytes": ("bomb", lambda: _bomb(100)),
    "a zip bomb of overlapping parts": ("bytes", _overlapping),
    "an archive in an archive": ("xlsx", lambda: archive({"more.zip": archive({"a": BLOCK})})),
    "a billion laughs": ("entities", _laughs),
    "a quadratic blow-up": ("entities", _quadratic),
    "an entity from outside": ("entities", _outside),
    "a macro": ("macros", lambda: workbook(sheet_of(""), others={"xl/vbaProject.bin": OLE})),
    "a macro workbook": ("macros", lambda: workbook(sheet_of(""), macro=True)),
    "a binary workbook": ("xlsb", lambda: archive({"xl/workbook.bin": b"\x83\x01"})),
    "a workbook of a million columns": ("many_columns", _many_columns_of_a_workbook),
    "a text of a million columns": ("line", lambda: b"a," * 1_000_000 + b"a\n"),
    "a text of 5,000 columns": ("many_columns", lambda: b"a," * 5_000 + b"a\n"),
    "a line of a million columns": ("line", lambda: HEADER + b"a," * 1_000_000 + b"a\n"),
    "an encrypted or an old workbook": ("old_or_locked", lambda: OLE + bytes(10_000)),
    "a renamed PDF": ("pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
    "a picture": ("encoding", lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(100)),
    "a page of the web": ("markup", lambda: b"<!DOCTYPE html><html><table><td>1</td></table></html>"),
    "NUL bytes": ("encoding", lambda: HEADER + b"B-1,\x00Ferro,,,,,,\n"),
    "NUL bytes far down": ("encoding", lambda: HEADER + b"B-1,Ferro,,,,,,\n" * 100_000 + b"B-2,\x00,,,,,,\n"),
    "two encodings": (
        "mixed",
        lambda: HEADER + "B-1,São,,,,,,\n".encode() + "B-2,São,,,,,,\n".encode("cp1252"),
    ),
    "an unending quote": ("quote", lambda: HEADER + b'B-1,"Ferro' + b"\nx" * 200_000),
    "a line without an end": ("line", lambda: HEADER + b"x" * 40_000_000),
}  # fmt: skip
"""Name to the last word of the code it is refused with, and how it is made."""
