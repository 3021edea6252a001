"""The letters of pictures: Roboto, which comes as a package and has the letters of our four languages."""

import io
from functools import cache
from importlib.resources import files

from PIL import ImageFont

FACES = {False: "Roboto-Regular.ttf", True: "Roboto-Bold.ttf"}
FAMILY = "Roboto, Inter, 'Helvetica Neue', Arial, sans-serif"
MEASURED = 100
"""Size at which widths are measured, so that they scale exactly."""


@cache
def font(size: float, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The face at a size in pixels."""
    face = files("font_roboto") / "files" / FACES[bold]
    return ImageFont.truetype(io.BytesIO(face.read_bytes()), size)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in the unit of its size."""
    return font(MEASURED, bold=bold).getlength(text) * size / MEASURED


def fitting(text: str, size: float, room: float, *, bold: bool = False) -> float:
    """The size at which a line of text has room: the usual one, or smaller."""
    return min(size, size * room / max(1.0, width_of(text, size, bold=bold)))


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """As much of a text as there is room for, its middle left out: endings of names tell files apart."""
    if width_of(text, size, bold=bold) <= room:
        return text
    for kept in range(len(text) - 1, 1, -1):
        cut = text[: (kept + 1) // 2] + "…" + text[len(text) - kept // 2 :]
        if width_of(cut, size, bold=bold) <= room:
            return cut
    return "…"


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """A text in lines that fit."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
