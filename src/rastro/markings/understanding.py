"""What an officer's words for a firearm mean, each by itself and all together."""

from dataclasses import dataclass
from datetime import UTC, datetime

from rastro.canonical import RastroError, Text
from rastro.markings.free_text import read_serial
from rastro.markings.grammar import Decoding, Known, decode_serial
from rastro.markings.grammar_file import grammars
from rastro.markings.keys import search_keys
from rastro.markings.serial import SerialMark
from rastro.nomenclator import Kind, Resolution, Term, resolve_calibre, resolve_make, resolve_type, term


@dataclass(frozen=True, slots=True)
class Understood:
    """A firearm's description with the terms it means.

    Parameters
    ----------
    make, calibre, type
        The terms, or why none is given.
    serial
        The serial in its state; None if the text cannot be one.
    problem
        Why not.
    key
        The key under which the serial is found; empty without a reading.
    says
        What the serial tells by the rules of the make, or by a form that speaks for its maker by itself;
        nothing unless it is one thing.
    """

    make: Resolution
    calibre: Resolution
    type: Resolution
    serial: SerialMark | None
    problem: Text | None
    key: str
    says: Decoding | None

    @property
    def contradicts(self) -> bool:
        """Whether the serial speaks for another maker than the words do."""
        return bool(self.says and self.make.term and self.says.make != self.make.term.code)

    @property
    def proposed_make(self) -> Term | None:
        """The maker that the serial proposes where none is understood; a hint, never a finding."""
        if self.make.term or not self.says or not self.says.tells_make:
            return None
        return term(self.says.make, kind=Kind.MAKE)


def understand(*, make: str = "", calibre: str = "", type_: str = "", serial: str = "") -> Understood:
    """What each of these means, the type helping the calibre, and both the make.

    Parameters
    ----------
    make, calibre, type_, serial
        As typed; any may be empty.
    """
    kind = resolve_type(type_)
    kind_code = kind.term.code if kind.term else None
    size = resolve_calibre(calibre, type_=kind_code)
    maker = resolve_make(make, calibre=calibre, type_=kind_code)
    mark, problem = _serial(serial)
    if mark is None or mark.reading is None:
        return Understood(maker, size, kind, mark, problem, "", None)
    known = Known(
        calibre=size.term.label() if size.term else calibre, type=kind_code or "", until=_this_year()
    )
    own = maker.term.code if maker.term else None
    told = [
        each for each in decode_serial(mark.reading, grammars(), known) if each.make == own or each.tells_make
    ]
    return Understood(
        maker, size, kind, mark, None, search_keys(mark.reading).folded, told[0] if len(told) == 1 else None
    )


def _serial(text: str) -> tuple[SerialMark | None, Text | None]:
    try:
        return read_serial(text), None
    except RastroError as error:
        return None, error.text


def _this_year() -> int:
    return datetime.now(UTC).year
