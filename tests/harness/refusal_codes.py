"""The refusal codes of the library's exchange, as its sources say them."""

import re
from pathlib import Path

import rastro.exchange
from rastro.canonical import catalogue

ROOM = Path(rastro.exchange.__file__).parent


def library_codes():
    """Every code that the library's exchange can refuse with."""
    said = "".join(path.read_text() for path in ROOM.glob("*.py") if path.name != "texts.py")
    written = set(re.findall(r'"(exchange\.[a-z_.]*[a-z_])"', said))
    return written | {code for code in catalogue() if code.startswith("exchange.json.")}
