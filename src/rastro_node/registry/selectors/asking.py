"""What somebody typed to find firearms: a number, an own id, a make, a serial as read, or make and serial."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from rastro.canonical import RastroError
from rastro.markings import read_asked
from rastro_node.core import serials
from rastro_node.nomenclator.selectors import Resolver
from rastro_node.registry.models import Firearm

LEAST_KNOWN = 3
MOST = 500
READ = frozenset("0123456789?[*…")
ANY = frozenset("*…")


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
    def is_part(self) -> bool:
        """Whether only a part of a serial was given: its beginning, its end or both."""
        return bool(ANY & set(self.serial)) or "..." in self.serial

    @property
    def number(self) -> str:
        """The text as a public number is written."""
        return self.text.upper()


@dataclass(frozen=True, slots=True)
class Matching:
    """The firearms that were asked for.

    Parameters
    ----------
    very
        Those of that number or own id.
    near
        Those whose serial may have been read so, the nearest first.
    make
        Code of a make, where all of that make are meant too.
    """

    very: tuple[UUID, ...]
    near: tuple[UUID, ...]
    make: str

    @property
    def q(self) -> Q:
        """All of them, as a condition."""
        ids = [*self.very, *self.near]
        if not self.make:
            return Q(pk__in=ids)
        return Q(pk__in=ids) | Q(make_code=self.make) if ids else Q(make_code=self.make)


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


def matching(asked: Asked) -> Matching:
    """Firearms of that number, own id or serial; of the make where nothing but a make was named.

    Those of a number or serial are found first, by their own indexes: joined to an order or to other
    conditions, the database would rather walk the whole register.
    """
    own = Q(number=asked.number) | Q(external_id=asked.text)
    very = tuple(Firearm.objects.filter(own).values_list("pk", flat=True)[:MOST]) if asked.text else ()
    near = tuple(_near(asked.serial, asked.make))
    return Matching(very, near, asked.make if asked.is_make else "")


def _near(serial: str, make: str) -> list[UUID]:
    """Firearms whose serial may have been read so, or has that part."""
    if not serial:
        return []
    try:
        asked = read_asked(serial)
    except RastroError:
        return []
    if asked.is_empty:
        return []
    where = "withdrawn_at IS NULL"
    return serials.like("registry_firearm", asked, make=make, where=where, limit=MOST)


def _make(text: str, resolver: Resolver | None) -> str:
    return (resolver or Resolver()).codes(make=text).make if text else ""
