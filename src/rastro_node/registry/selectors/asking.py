"""What somebody typed to find firearms: a number, an own id, a make, a serial as read, or make and serial."""

import re
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Abs, Length

from rastro.canonical import RastroError
from rastro.markings import parse_reading, registered_keys, search_keys
from rastro_node.nomenclator.selectors import Resolver
from rastro_node.registry.lives import asked_keys
from rastro_node.registry.models import Firearm

LEAST_KNOWN = 3
MOST = 1_000
READ = frozenset("0123456789?[…")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text asks for.

    Parameters
    ----------
    text
        As typed: it may be a number or an own id.
    serial
        The part that may be a serial as read; empty when none says enough.
    make
        Code of the make that the other words mean, or empty.
    """

    text: str
    serial: str
    make: str

    @property
    def is_make(self) -> bool:
        """Whether nothing but a make was named."""
        return bool(self.make) and self.serial in {"", self.text}

    @property
    def number(self) -> str:
        """The text as a public number is written."""
        return self.text.upper()


def asked_of(text: str, resolver: Resolver | None = None) -> Asked:
    """Understand a text: of several words, those with digits are the serial, the others the make."""
    words = text.split()
    if len(words) == 1:
        return Asked(text, text, _make(text, resolver))
    serial = "".join(word for word in words if READ & set(word))
    named = " ".join(word for word in words if not READ & set(word))
    make = _make(text, resolver) or _make(named, resolver)
    said = len([character for character in serial if character.isalnum()])
    if not make:
        return Asked(text, text, "")
    return Asked(text, serial if said >= LEAST_KNOWN else "", make)


def matching(asked: Asked) -> Q:
    """Firearms of that number, own id or serial; of the make where nothing but a make was named.

    Those of a number or serial are found first, by their own indexes: joined to an order or to other
    conditions, the database would rather walk the whole register.
    """
    own = Q(number=asked.number) | Q(external_id=asked.text) | serial_like(asked.serial)
    # Only with an order does the database know that it must find them all, and take the indexes.
    nearest = Firearm.objects.filter(own).order_by(Abs(Length("folded") - len(asked.serial)), "-pk")
    ids = list(nearest.values_list("pk", flat=True)[:MOST])
    if not asked.is_make:
        return Q(pk__in=ids)
    return Q(pk__in=ids) | Q(make_code=asked.make) if ids else Q(make_code=asked.make)


def serial_like(serial: str) -> Q:
    """Firearms whose serial may have been read so."""
    nothing = Q(pk__in=[])
    if not serial:
        return nothing
    try:
        keys = search_keys(parse_reading(serial))
    except RastroError:
        return nothing
    if not keys.folded.strip("?"):
        return nothing
    found = Q(keys__overlap=asked_keys(keys.deletions, "" if keys.has_unread else keys.stripped))
    if keys.has_unread and len(keys.folded.replace("?", "")) >= LEAST_KNOWN:
        found |= Q(folded__regex=f"^{_pattern(keys.folded)}$")
    return found


def like(asked: str, serial: str) -> bool:
    """Whether one serial may have been read as the other: they share a key, or the pattern fits."""
    try:
        keys = search_keys(parse_reading(asked))
    except RastroError:
        return False
    there = registered_keys(serial)
    return not keys.deletions.isdisjoint(there.deletions) or (
        keys.has_unread and re.fullmatch(_pattern(keys.folded), there.folded) is not None
    )


def _pattern(folded: str) -> str:
    return "".join("." if character == "?" else re.escape(character) for character in folded)


def _make(text: str, resolver: Resolver | None) -> str:
    return (resolver or Resolver()).codes(make=text).make if text else ""
