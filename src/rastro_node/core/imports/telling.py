"""What a file is by its first bytes, and whether it is one text throughout."""

import codecs
from typing import BinaryIO

from rastro.canonical import InvalidInput

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How workbooks before 2007 begin, and those that are locked with a password."""
PDF = b"%PDF"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
MARKUP = (b"<!doctype", b"<html", b"<?xml")
LONGEST = 1 << 20


def marked(first: bytes) -> str:
    """How a text is encoded as far as its beginning tells.

    Raises
    ------
    InvalidInput
        For what is no text: `core.import.old_or_locked`, `.pdf`, `.markup`, `.encoding`.
    """
    _refuse_others(first)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = first[:400]
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[::2].count(0) > len(head) // 4:
        return "utf-16-be"
    if b"\x00" in first:
        raise InvalidInput("core.import.encoding")
    return "utf-8-sig"


def _refuse_others(first: bytes) -> None:
    if first.startswith(OLD):
        raise InvalidInput("core.import.old_or_locked")
    if first.startswith(PICTURES):
        raise InvalidInput("core.import.encoding")
    if first.lstrip().startswith(PDF):
        raise InvalidInput("core.import.pdf")
    if first.removeprefix(codecs.BOM_UTF8).lstrip()[:20].lower().startswith(MARKUP):
        raise InvalidInput("core.import.markup")


def refuse_mixed(stream: BinaryIO) -> None:
    """Refuse a file of which some lines are UTF-8 and some are not: read either way, half of it is wrong.

    Raises
    ------
    InvalidInput
        `core.import.mixed`, with the first line of each kind.
    """
    stream.seek(0)
    first: dict[bool, int] = {}
    number = 0
    while line := stream.readline(LONGEST):
        number += 1
        if not line.isascii():
            first.setdefault(_is_utf8(line), number)
            if len(first) > 1:
                raise InvalidInput("core.import.mixed", utf8=first[True], other=first[False])


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
