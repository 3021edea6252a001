"""What an official table's name says of the thing, apart from places, remarks and makers' relations."""

import re
from dataclasses import dataclass
from functools import cache

from rastro.nomenclator.folding import plain
from rastro.nomenclator.tables import table
from rastro.nomenclator.terms import Kind

_NO_TERM = re.compile(r"can\s*not\s+be\s+determined|cannot\s+be\s+determined|\bcountry\s+code\b")
_BRAND_OF = re.compile(
    r"\b(?:brand(?:\s+name)?|model|trade\s*name|marca|marque)s?\s+(?:of|de|da|do)\s+(?P<maker>[^,;(]+)"
    r"|\b(?:mfd|mfg|mfr|made|manufactured|fabricad[oa]|fabrique)\.?\s*(?:by|por|par)\s+(?P<by>[^,;(]+)"
)
# Where a name ends and a place or a remark begins.
_TAIL = re.compile(
    r"[,;(]|\bimported\b|\bimport(?:er|s)?\b|\bmf[rdg]\b|\bmanufacturers?\s+of|\bmade\s+by\b|\bmodel\s+of\b"
    r"|\bbrand\s+(?:name\s+)?of\b|\bsee\s+also\b|\bsame\s+as\b|\bnot\s+to\s+be\b|\bsubsidiary\b|\bformerly\b"
)
_LEGAL = re.compile(r"\b(?:inc|corp|ltd|llc|gmbh|co)\.(?=[a-z])|\b(?:inc|corp|ltd|llc|gmbh)\b\.?(?=\s+[a-z])")
_ALSO = re.compile(r"\b(?:also\s+(?:known\s+as|used\s+for|the)?|aka)\b|[;]")


@dataclass(frozen=True, slots=True)
class Named:
    """The names in an official name.

    Parameters
    ----------
    names
        What to look up, the likeliest first; never empty.
    maker
        Whose brand or model the thing is said to be; empty when not said.
    no_term
        True when the row says that nothing is known, such as a code for a maker that cannot be determined.
    """

    names: tuple[str, ...]
    maker: str = ""
    no_term: bool = False


def named_in(name: str, kind: Kind) -> Named:
    """The names to look up.

    Parameters
    ----------
    name
        The official name: `TAURUS, PORTO ALEGRE; MFR. OF REVOLVERS` or `.30 M1 CARBINE, .30-30 WINCHESTER`.
    kind
        Makers' names end where a place begins; calibres are listed side by side.
    """
    text = plain(name)
    if _NO_TERM.search(text):
        return Named((name,), no_term=True)
    if kind is Kind.CALIBRE:
        parts = (part.strip(" .") for part in re.split(r",(?!\d)|;|\bor\b|\(|\)", _ALSO.sub(",", text)))
        return Named((name, *(part for part in parts if part)) if "," in text or ";" in text else (name,))
    if kind is not Kind.MAKE:
        return Named((name,))
    brand = _BRAND_OF.search(text)
    maker = (brand["maker"] or brand["by"]).strip() if brand else ""
    head = _TAIL.split(_LEGAL.sub(",", text), maxsplit=1)[0].strip(" .-/")
    return Named((_without_country(head) or name,), maker)


@cache
def _countries() -> frozenset[str]:
    names = (
        name for country in table(Kind.COUNTRY).values() for name in (*country.labels.values(), country.code)
    )
    return frozenset(plain(name) for name in names) | {"england", "scotland", "usa", "u.s.a", "america"}


def _without_country(head: str) -> str:
    """A maker's name without the country that stands behind it."""
    words = head.split()
    for start in range(max(1, len(words) - 3), len(words)):
        if " ".join(words[start:]) in _countries():
            return " ".join(words[:start])
    return head
