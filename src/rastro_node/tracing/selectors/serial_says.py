"""What a serial says by its form, set against what else is known: for the officer who reads it now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rastro.markings import Decoding, Known, Reading, decode_serial, grammars
from rastro.nomenclator import Kind, Term, table
from rastro_node.tracing.selectors.names import language

MOST_DATES = 4


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the serial says: `agrees`, `near` (look again) or `differs` (it contradicts)."""

    verdict: str
    text: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known beside the serial: terms, None where not understood; and the day it was found."""

    make: Term | None = None
    model: Term | None = None
    calibre: Term | None = None
    type: Term | None = None
    found_on: date | None = None


def serial_says(reading: Reading, beside: Beside) -> list[Said]:
    """What the form of a serial tells: who made it and when, and what that contradicts."""
    known = Known(
        calibre=beside.calibre.label() if beside.calibre else "",
        type=beside.type.code if beside.type else "",
    )
    told = decode_serial(reading, grammars(), known)
    own = [each for each in told if beside.make and each.make == beside.make.code]
    if own:
        return list(_by_own_rules(own, beside))
    proposed = sorted({each.make for each in told if each.tells_make})
    if beside.make is None:
        return [_proposal(told, proposed[0])] if len(proposed) == 1 else []
    return list(_against(beside.make, proposed))


def _by_own_rules(own: Sequence[Decoding], beside: Beside) -> Iterator[Said]:
    """What the rules of the make say."""
    make, latest = _named(own[0].make), (beside.found_on or timezone.localdate()).year
    possible = [each for each in own if each.first_year <= latest]
    if not possible:
        after = _("after it was found") if beside.found_on else _("after today")
        said = _(
            "Read like this it was made in %(year)s, %(after)s. Look again at the letters that tell the year."
        )
        yield Said("differs", said % {"year": own[0].first_year, "after": after})
        return
    mended = min(each.mended for each in possible)
    said = _("By the serial rules of %(make)s it was made %(when)s.")
    if mended:
        said = _("By the serial rules of %(make)s it was made %(when)s, if one character is its look-alike.")
    yield Said("near" if mended else "agrees", said % {"make": make, "when": _when(possible)})
    yield from _against_production(possible, beside.model)


def _against_production(possible: Sequence[Decoding], model: Term | None) -> Iterator[Said]:
    """Whether the model was made in those years."""
    if model is None:
        return
    first, last = model.produced
    years = {"model": model.label(language()), "first": first, "last": last}
    if first and all(each.last_year < first for each in possible):
        yield Said(
            "differs", _("The %(model)s was made from %(first)s on. Read serial and model again.") % years
        )
    elif last and all(each.first_year > last for each in possible):
        yield Said(
            "differs", _("The %(model)s was made until %(last)s. Read serial and model again.") % years
        )


def _against(make: Term, proposed: Sequence[str]) -> Iterator[Said]:
    """What to say where the make's own rules do not know the serial."""
    name = make.label(language())
    if len(proposed) == 1:
        said = _("The serial has a form of %(other)s, not of %(make)s. Look at the maker's name again.")
        yield Said("differs", said % {"other": _named(proposed[0]), "make": name})
    elif any(each.make == make.code for each in grammars()):
        said = _("No serial of %(make)s that the rules know has this form. Read it again, or the make.")
        yield Said("near", said % {"make": name})


def _proposal(told: Sequence[Decoding], make: str) -> Said:
    latest = timezone.localdate().year
    own = [each for each in told if each.make == make and each.first_year <= latest]
    said = _("The serial has a form of %(make)s. A hint to look for its name, no finding.")
    if own:
        said = _("The serial has a form of %(make)s, made %(when)s. A hint to look for its name, no finding.")
    return Said("near", said % {"make": _named(make), "when": _when(own)})


def _when(found: Sequence[Decoding]) -> str:
    dates = list(dict.fromkeys(_date(each) for each in sorted(found, key=lambda each: each.first_year)))
    return _(" or ").join(dates[:MOST_DATES]) + (" …" if len(dates) > MOST_DATES else "")


def _date(each: Decoding) -> str:
    if not each.first_year:
        return _("before %(year)s") % {"year": each.last_year + 1}
    if each.month:
        return _("in %(month)s") % {
            "month": date_format(date(each.first_year, each.month, 1), "YEAR_MONTH_FORMAT")
        }
    if each.first_year != each.last_year:
        return _("between %(first)s and %(last)s") % {"first": each.first_year, "last": each.last_year}
    return _("in %(year)s") % {"year": each.first_year}


def _named(code: str) -> str:
    found = table(Kind.MAKE).get(code)
    return found.label(language()) if found else code
