"""Keys under which a serial is found again although it was read a little differently."""

from dataclasses import dataclass

from rastro.markings.reading import SEPARATORS, Character, Reading

_FOLDED = str.maketrans("OQDILZSBGV", "000112586U")
_DROPPED = str.maketrans(dict.fromkeys(SEPARATORS))
TAIL = 4
ESCAPE = "\\"


def fold(text: str) -> str:
    """Upper case without separators, the confusable characters made one.

    O, Q and D become 0; I and L become 1; Z 2; S 5; B 8; G 6; V U.
    """
    return text.upper().translate(_DROPPED).translate(_FOLDED)


@dataclass(frozen=True, slots=True)
class SearchKeys:
    r"""What to look for, and what to store to be found.

    Parameters
    ----------
    folded
        The folded serial, `?` where a character could not be read or is not settled.
    like_pattern
        The same for SQL `LIKE ... ESCAPE '\'` over stored folded serials: `_` for each unsettled character.
    stripped
        Folded, without zeros at its beginning.
    tail
        The last four of the folded serial.
    has_unread
        Whether `folded` holds a `?`; then compare with `like_pattern`, not for equality.
    deletions
        The folded serial, and it with each one character left out. A reading and a registered serial share
        one whenever they differ by a single mistake: a confusable character swapped, a separator put in or
        left out, one leading zero dropped, one character unread, wrong, missing or extra.
    """

    folded: str
    like_pattern: str
    stripped: str
    tail: str
    has_unread: bool
    deletions: frozenset[str]


def search_keys(reading: Reading) -> SearchKeys:
    """The keys of a reading."""
    return _keys("".join(map(_settled, reading.characters)))


def registered_keys(serial: str) -> SearchKeys:
    """The keys of a serial as it stands in a register, where `?` has no other meaning than itself."""
    return _keys(fold(serial))


def _settled(character: Character) -> str:
    if not character.seen:
        return "?"
    folded = {fold(each) for each in character.possible}
    return folded.pop() if len(folded) == 1 else "?"


def _keys(folded: str) -> SearchKeys:
    escaped = "".join(ESCAPE + c if c in "%_\\" else c for c in folded)
    return SearchKeys(
        folded,
        escaped.replace("?", "_"),
        folded.lstrip("0"),
        folded[-TAIL:],
        "?" in folded,
        frozenset(folded[:i] + folded[i + 1 :] for i in range(len(folded))) | {folded},
    )
