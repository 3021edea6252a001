"""Read a serial out of what people write in the field for it."""

import re
import unicodedata

from rastro.markings.notation import parse_reading
from rastro.markings.serial import Removal, SerialMark, SerialState

_WORDS = (
    (r"raspa|raspag|limad|lixad|filed|grind|ground|meule|lime\b", SerialState.REMOVED, Removal.FILED),
    (
        r"sobrepost|sobreestamp|regrab|remarcad|overstamp|restamped|surfrapp",
        SerialState.REMOVED,
        Removal.OVERSTAMPED,
    ),
    (
        r"ilegi[vb]|illegib|illisib|unreadable|desgastad|gastad[oa]|corroid|oxidad|\bworn\b|\buse\b|\busee\b",
        SerialState.REMOVED,
        Removal.WORN,
    ),
    (r"abrad|esmeril|abras", SerialState.REMOVED, Removal.ABRADED),
    (r"puncion|punched|poincon", SerialState.REMOVED, Removal.PUNCHED),
    (
        r"suprimid|eliminad|removid|removed|obliterat|defaced|rasurad|scratched|borrad|efface|apagad|adulterad|altered|tampered|supprime|alterad",
        SerialState.REMOVED,
        None,
    ),
    (
        r"inexist|nunca t[eu]v|never had|jamais eu|s(?:em|in|en|ans) num|no serial|nao possui|private|homem",
        SerialState.NEVER_HAD,
        None,
    ),
)

# Only when they are the whole text: inside a longer one they may be part of a serial (SN12345).
_WHOLE = {
    **dict.fromkeys(("s/n", "s/no", "s.n.", "s/num", "s/numero", "sn"), SerialState.NEVER_HAD),
    **dict.fromkeys(
        (
            *(
                "n/c",
                "nc",
                "n/a",
                "na",
                "n/i",
                "ni",
                "none",
                "null",
                "nil",
                "unknown",
                "not checked",
                "not recorded",
            ),
            *("nao aparente", "nao consta", "nao informado", "nao verificado", "ignorado", "prejudicado"),
            *("no consta", "no aparente", "no visible", "no verificado", "desconocido", "se ignora"),
            *("non visible", "inconnu", "non verifie", "aucun", "-", "--", "---"),
        ),
        SerialState.NOT_LOOKED_FOR,
    ),
}


def read_serial(raw: str) -> SerialMark:
    """The state of a serial, and its reading, from the text of a record.

    Parameters
    ----------
    raw
        A serial in the officer's notation, or words in Spanish, Portuguese, French or English that say why
        there is none: removed (and how), never there, or nothing recorded (`N/C`, `none`): then it counts as
        not looked for, since such words do not say that it was taken away.

    Raises
    ------
    InvalidInput, TooLarge
        As `parse_reading`.
    """
    if not raw.strip():
        return SerialMark(SerialState.NOT_LOOKED_FOR, raw=raw)
    folded = "".join(c for c in unicodedata.normalize("NFKD", raw.casefold()) if not unicodedata.combining(c))
    whole = _WHOLE.get(" ".join(folded.split()))
    if whole is not None:
        return SerialMark(whole, None, raw)
    for words, state, removal in _WORDS:
        if re.search(words, folded):
            removed = state is SerialState.REMOVED
            return SerialMark(state, None, raw, (removal or Removal.UNKNOWN) if removed else None)
    reading = parse_reading(raw)
    return SerialMark(SerialState.READ if reading.is_whole else SerialState.PARTLY_READ, reading, raw)
