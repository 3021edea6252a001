"""To whom a seized item belonged, as records say it: whether it was a State's tells how it was diverted."""

from enum import StrEnum

from rastro.canonical import Text
from rastro.custody.words import said


class OwnerClass(StrEnum):
    """To whom a seized item belonged."""

    POLICE = "police"
    ARMED_FORCES = "armed_forces"
    OTHER_STATE = "other_state"
    SECURITY_COMPANY = "security_company"
    PRIVATE_REGISTER = "private_register"
    NOT_OWNED = "not_owned"
    NOT_IDENTIFIED = "not_identified"
    UNKNOWN = "unknown"

    @property
    def is_state(self) -> bool:
        """Whether it was the property of a State."""
        return self in _STATE


_STATE = frozenset({OwnerClass.POLICE, OwnerClass.ARMED_FORCES, OwnerClass.OTHER_STATE})


def owner_of(text: str) -> OwnerClass:
    """The class of owner that a record names.

    Parameters
    ----------
    text
        In Portuguese, Spanish, English or French. Nothing, or words that say nothing, is `UNKNOWN`.
    """
    found = said("owner", text) if text.strip() else ""
    return OwnerClass(found) if found else OwnerClass.UNKNOWN


def owner_text(owner: OwnerClass) -> Text:
    """The class in words."""
    return Text(f"custody.owner.{owner}")
