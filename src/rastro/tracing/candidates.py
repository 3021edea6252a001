"""The firearms that a description may be of, how likely each is, and why."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rastro.canonical import Text
from rastro.markings import Edit

type Verdict = Literal["agrees", "near", "differs", "unknown"]


@dataclass(frozen=True, slots=True)
class RegisteredFirearm:
    """A firearm as the register describes it: what a comparison needs, and no more.

    Parameters
    ----------
    id
        The register's identifier.
    make, model, calibre, type, serial
        As registered.
    country
        ISO 3166 code of the country of manufacture, or empty.
    made_on, sold_on
        Day of manufacture; day of the last sale.
    status
        Where it stands (`rastro.registry.Status`), or empty.
    since
        Since when it stands there.
    duplicate_of
        Identifier of the record this one repeats, once noted.
    missing
        Whether it is reported lost or stolen.
    number
        Its number as other States may see it; `id` where it has none.
    """

    id: str
    make: str = ""
    model: str = ""
    calibre: str = ""
    type: str = ""
    serial: str = ""
    country: str = ""
    made_on: date | None = None
    sold_on: date | None = None
    status: str = ""
    since: date | None = None
    duplicate_of: str | None = None
    missing: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One point on which a description and a record agree or differ.

    Parameters
    ----------
    verdict
        `agrees`, `near` (a likely misreading, another name of the same thing), `differs`, `unknown`.
    subject
        `make`, `model`, `calibre`, `type`, `serial` or `record`.
    text
        The sentence.
    """

    verdict: Verdict
    subject: str
    text: Text


@dataclass(frozen=True, slots=True)
class Candidate:
    """A registered firearm that the description may be of.

    Parameters
    ----------
    firearm
        Which.
    probability
        From 0 to 1, given the description, the register's size and the other candidates.
    reasons
        Why, and why not: the telling ones first.
    edits
        How the reading differs from the registered serial, character by character.
    log10_lr
        Decimal logarithm of P(description | this firearm) / P(description | another).
    """

    firearm: RegisteredFirearm
    probability: float
    reasons: tuple[Reason, ...]
    edits: tuple[Edit, ...]
    log10_lr: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates, likeliest first.

    Parameters
    ----------
    candidates
        Best first; a record noted as a duplicate follows the one it repeats.
    none_of_these
        Probability that it is none of them.
    """

    candidates: tuple[Candidate, ...] = ()
    none_of_these: float = 1.0

    @property
    def best(self) -> Candidate | None:
        """The likeliest candidate."""
        return self.candidates[0] if self.candidates else None
