"""Why a message is refused, and how much of what it says about itself may be believed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from rastro.canonical import InvalidInput

if TYPE_CHECKING:
    from rastro.exchange.sealing import Opened


@dataclass(frozen=True, slots=True)
class Claim:
    """What a refused message says of itself.

    Parameters
    ----------
    digest
        SHA-256 of the message's payload, or of all its bytes where it has no readable payload; hexadecimal.
    kid
        The key it names, if it could be read.
    id
        Its identifier, if it could be read.
    sender
        The address it says it comes from, if it could be read.
    seq
        Its place in the channel, if it could be read.
    signed
        Whether a key of the directory did sign it. When false, everything else here is hearsay.
    """

    digest: str
    kid: str | None = None
    id: UUID | None = None
    sender: str | None = None
    seq: int | None = None
    signed: bool = False


class Refused(InvalidInput):
    """A message that is not accepted, with the reason as its code and what it claims to be.

    Parameters
    ----------
    code
        `exchange.` and the reason, such as `exchange.signature.invalid`.
    claim
        What the message says of itself.
    field
        The field that is wrong, where there is one.
    **params
        Values for the sentence.

    Attributes
    ----------
    opened
        The message itself where it is genuine and ours but can never be acted on (expired, of a schema that
        is not read): it keeps its place in the channel, so that what follows is not held up.
    """

    def __init__(
        self, code: str, /, *, claim: Claim | None = None, field: str | None = None, **params: object
    ) -> None:
        super().__init__(code, field=field, **params)
        self.claim = claim
        self.opened: Opened | None = None
