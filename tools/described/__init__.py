"""Pages of the reference, each made from the code it describes."""

from collections.abc import Iterable, Sequence

NOTE = "<!-- Made by tools/reference.py from the code; change the code, then run it. -->\n"


def titled(title: str, *parts: str) -> str:
    """A page: its note, its title, its parts."""
    return "\n".join([NOTE, f"# {title}", "", *(f"{part.strip()}\n" for part in parts if part.strip())])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; bars and line ends in cells do no harm."""
    lines = [head, ["---"] * len(head), *([cell(each) for each in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def cell(text: str) -> str:
    """A text as it stands in a table."""
    return " ".join(text.split()).replace("|", "\\|")


def code(text: str) -> str:
    """A text as code; nothing for none."""
    return f"`{text}`" if text else ""


def prose(text: str) -> str:
    """A text whose braces and angle brackets are shown, not read as HTML."""
    return text.replace("<", "&lt;").replace(">", "&gt;")
