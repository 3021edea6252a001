"""What a page marks to be run: shell blocks with what they print, and steps in a browser.

`<!-- run -->` before a block runs it, `<!-- run: 1 -->` expects that status, `<!-- prints -->` before the
next block says what must have been printed, line by line. `<!-- browser ... -->` holds steps, one a line; see
`player.py`.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
MARKED = re.compile(
    r"^<!-- (?P<mark>run(?:: (?P<status>\d+))?|prints) -->\n```(?P<language>\w*)\n(?P<text>.*?)^```$"
    r"|^<!-- browser\n(?P<steps>.*?)^-->$",
    re.MULTILINE | re.DOTALL,
)


@dataclass
class Shell:
    """A block to run, with its exit status and the lines it prints."""

    script: str
    status: int = 0
    printed: list[str] = field(default_factory=list)


@dataclass
class Browser:
    """Steps in a browser, and the text before them, which tells the reader the same."""

    steps: list[str]
    told: str


def blocks_of(page: Path):
    """Everything a page marks, in order."""
    text = page.read_text("utf-8")
    found, end = [], 0
    for match in MARKED.finditer(text):
        if match["steps"] is not None:
            steps = [line.strip() for line in match["steps"].splitlines() if line.strip()]
            found.append(Browser(steps, text[end : match.start()]))
        elif match["mark"] == "prints":
            assert isinstance(found[-1], Shell), f"{page.name}: prints without run"
            found[-1].printed += match["text"].splitlines()
        else:
            found.append(Shell(match["text"], int(match["status"] or 0)))
        end = match.end()
    return found


def pages_with_blocks():
    """Every page that marks something."""
    return [page for page in sorted(DOCS.rglob("*.md")) if MARKED.search(page.read_text("utf-8"))]
