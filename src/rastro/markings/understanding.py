"""What an officer's words for a firearm mean, each by itself and all together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from rastro.canonical import RastroError, Text
from rastro.markings.free_text import read_serial
from rastro.markings.grammar import Decoding, Known, decode_serial
from rastro.markings.grammar_file import grammars
from rastro.markings.keys import search_keys
from rastro.markings.serial import SerialMark
from rastro.nomenclator import (
    Kind,
    Resolution,
    Term,
    resolve_calibre,
    resolve_make,
    resolve_model,
    resolve_type,
    term,
)
from rastro.nomenclator.make_names import calibres_of
from rastro.nomenclator.resolution import found
from rastro.nomenclator.resolve import usual_calibre


@dataclass(frozen=True, slots=True)
class Understood:
    """A firearm's description with the terms it means.

    Parameters
    ----------
    make, model, calibre, type
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
    model: Resolution
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


def understand(
    *, make: str = "", model: str = "", calibre: str = "", type_: str = "", serial: str = ""
) -> Understood:
    """What each of these means, each helping where another leaves a choice.

    The type chooses between calibres and makers of one name, the maker between models, a model between
    calibres, and the form of the serial between makers.

    Parameters
    ----------
    make, model, calibre, type_, serial
        As typed; any may be empty.
    """
    kind = resolve_type(type_)
    kind_code = kind.term.code if kind.term else None
    size = resolve_calibre(calibre, type_=kind_code)
    maker = resolve_make(make, calibre=calibre, type_=kind_code)
    mark, problem = _serial(serial)
    known = Known(size.term.label() if size.term else calibre, kind_code or "", _this_year())
    told = decode_serial(mark.reading, grammars(), known) if mark and mark.reading else ()
    maker = _by_serial(maker, told)
    kept = resolve_model(model, make=_code(maker), calibre=_code(size), type_=kind_code)
    says = [each for each in told if each.make == _code(maker) or each.tells_make]
    key = search_keys(mark.reading).folded if mark and mark.reading else ""
    size = _by_model(size, kept, _code(maker))
    size = usual_calibre(size, type_=kind_code) if size.candidates else size
    return Understood(maker, kept, size, kind, mark, problem, key, says[0] if len(says) == 1 else None)


def _code(given: Resolution) -> str | None:
    return given.term.code if given.term else None


def _by_serial(maker: Resolution, told: Sequence[Decoding]) -> Resolution:
    """The one of several makers whose form the serial has."""
    voted = {each.make for each in told if each.tells_make}
    meant = [each for each in maker.candidates if each.code in voted]
    return found(meant[0], 0.8, "serial", maker.raw) if len(meant) == 1 else maker


def _by_model(size: Resolution, model: Resolution, make: str | None) -> Resolution:
    """The one of several calibres that the model, or any model of the maker, is made in."""
    for made_in, score, how in (
        (model.term.calibres if model.term else (), 0.85, "model_calibre"),
        (calibres_of(make) if make else (), 0.75, "make_calibre"),
    ):
        meant = [each for each in size.candidates if each.code in made_in]
        if len(meant) == 1:
            return found(meant[0], score, how, size.raw)
    return size


def _serial(text: str) -> tuple[SerialMark | None, Text | None]:
    try:
        return read_serial(text), None
    except RastroError as error:
        return None, error.text


def _this_year() -> int:
    return datetime.now(UTC).year
