"""What lies on the table: the description of a recovered firearm, in the words of whoever read it."""

from dataclasses import dataclass, field

from rastro.markings import SerialMark, SerialState, read_serial
from rastro.tracing.forms import as_body, read_body

NOT_LOOKED_FOR = SerialMark(SerialState.NOT_LOOKED_FOR)


@dataclass(frozen=True, slots=True)
class Description:
    """A recovered firearm as it was read; nothing is put in better words.

    Parameters
    ----------
    make, model, calibre, type
        As read, empty where nothing was.
    serial
        Its state, and the reading character by character.
    country
        Country of origin, as read or as an ISO 3166 code.
    importer
        Name in an import mark.
    other_marks
        Proof marks, national marks, property numbers.
    """

    make: str = ""
    model: str = ""
    calibre: str = ""
    type: str = ""
    serial: SerialMark = NOT_LOOKED_FOR
    country: str = ""
    importer: str = ""
    other_marks: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, object]:
        """Its form in a message and in a record."""
        body: dict[str, object] = as_body(self)
        return body

    @classmethod
    def from_json(cls, value: object) -> "Description":
        """Read :meth:`as_json` back.

        Raises
        ------
        InvalidInput
            `tracing.body.*`, naming the field.
        """
        return read_body(cls, value)

    @classmethod
    def of(cls, *, serial: str = "", **words: str) -> "Description":
        """A description from raw words, the serial read out of its text.

        Raises
        ------
        InvalidInput
            `markings.serial.*` when the serial cannot be read.
        """
        return cls(serial=read_serial(serial), **words)  # type: ignore[arg-type]
