"""A serial as it was read: per character what was seen, and what else it could be."""

from dataclasses import dataclass

from rastro.canonical import Text

UNREAD = "?"
MAX_POSITIONS = 40
MAX_ALTERNATIVES = 10
SEPARATORS = frozenset(" -/.,:;·_\\'’\"–—")


@dataclass(frozen=True, slots=True)
class Character:
    """One position of a reading.

    Parameters
    ----------
    seen
        The character, upper or lower case as seen; empty when it could not be read.
    alternatives
        What it could be instead, the reader's order kept; empty when it was read for sure.
    """

    seen: str
    alternatives: tuple[str, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether something was seen at all."""
        return bool(self.seen)

    @property
    def possible(self) -> tuple[str, ...]:
        """Every character it can be; empty when it could not be read."""
        return (self.seen, *self.alternatives) if self.seen else ()

    def __str__(self) -> str:
        if not self.seen:
            return UNREAD
        return f"[{''.join(self.possible)}]" if self.alternatives else self.seen


@dataclass(frozen=True, slots=True)
class Reading:
    """A serial, character by character.

    Parameters
    ----------
    characters
        The positions, in order; separators are positions of their own.
    notes
        What was changed when it was entered, such as full-width digits.
    """

    characters: tuple[Character, ...]
    notes: tuple[Text, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every character was read, without alternatives."""
        return all(each.seen and not each.alternatives for each in self.characters)

    @property
    def unread(self) -> int:
        """How many characters could not be read."""
        return sum(not each.seen for each in self.characters)

    @property
    def text(self) -> str:
        """The first choice at each position, `?` where nothing was read."""
        return "".join(each.seen or UNREAD for each in self.characters)

    def __len__(self) -> int:
        return len(self.characters)

    def __str__(self) -> str:
        return "".join(map(str, self.characters))
