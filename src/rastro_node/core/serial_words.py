"""Serials as clerks write them: the mark itself, without the words beside it."""

from functools import lru_cache

from rastro.canonical import RastroError
from rastro.markings import SerialState, read_serial
from rastro_node.core import serials


@lru_cache(maxsize=50_000)
def said(serial: str) -> str:
    """A serial without what was written beside it, such as `(revelado)`; one that was not read, as it is."""
    text = serial.strip()
    if text.replace("-", "").isalnum():
        return text
    try:
        mark = read_serial(text)
    except RastroError:
        return text
    return mark.reading.text if mark.state is SerialState.READ and mark.reading else text


def keys_of(serial: str) -> tuple[str, list[str]]:
    """The folded serial and the keys it shares with one that differs by a mistake; none for no serial."""
    return serials.keys_of(said(serial))
