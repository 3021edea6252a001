"""Read a serial out of what people write in the field for it."""

import re
import unicodedata

from rastro.markings.notation import parse_reading
from rastro.markings.serial import Removal, SerialMark, SerialState

_WORDS = (
    (r"raspa|raspag|limad|lixad|filed|grind|ground|meule|lime\b", SerialState.REMOVED, Removal.FILED),
    (r"puncion|punched|poincon", SerialState.REMOVED, Removal.PUNCHED),
    (
        r"suprimid|eliminad|removid|removed|obliterat|defaced|rasurad|scratched|borrad|efface",
        SerialState.REMOVED,
        None,
    ),
    (
        r"inexist|sem num|sin num|sans num|no serial|nao possui|privately|homemade",
        SerialState.NEVER_HAD,
        None,
    ),
)


def read_serial(raw: str) -> SerialMark:
    """The state of a serial, and its reading, from the text of a record."""
    if not raw.strip():
        return SerialMark(SerialState.NOT_LOOKED_FOR, raw=raw)
    folded = "".join(c for c in unicodedata.normalize("NFKD", raw.casefold()) if not unicodedata.combining(c))
    for words, state, removal in _WORDS:
        if re.search(words, folded):
            removed = state is SerialState.REMOVED
            return SerialMark(state, None, raw, (removal or Removal.UNKNOWN) if removed else None)
    reading = parse_reading(raw)
    return SerialMark(SerialState.READ if reading.is_whole else SerialState.PARTLY_READ, reading, raw)
