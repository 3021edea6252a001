"""Reads the fields of a received value one by one; the first wrong one refuses the whole."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Never
from uuid import UUID

from rastro.canonical import InvalidInput, is_digest, is_uuid7, parse_timestamp
from rastro.exchange.refusals import Claim, Refused

ADDRESS = re.compile(r"[A-Z]{2}(/[a-z0-9-]{1,24})?")
"""An authority's address in the exchange: `XA`, or `XA/customs` where a State has several."""
CODE = re.compile(r"[a-z][a-z0-9_.-]{0,63}")
"""A word of a closed list: `trace.request`, `criminal_investigation`."""
MAX_SEQ = 2**53 - 1

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Fields:
    """The members of one JSON object, taken out one by one.

    Parameters
    ----------
    value
        What should be an object.
    claim
        What the message says of itself, for the refusal.
    path
        Where the object stands: `user.`; empty at the top.
    """

    def __init__(self, value: object, *, claim: Claim, path: str = "") -> None:
        self._claim = claim
        self._path = path
        if not isinstance(value, Mapping):
            self.refuse("")
        self._left: dict[str, Any] = dict(value)

    def refuse(self, name: str) -> Never:
        """Refuse the message for the field of that name."""
        field = f"{self._path}{name}".rstrip(".") or "message"
        raise Refused("exchange.field", claim=self._claim, field=field, name=field)

    def take(self, name: str) -> Any:
        """Any value, which must be there."""
        if name not in self._left:
            self.refuse(name)
        return self._left.pop(name)

    def maybe[T](self, name: str, read: Callable[[str], T]) -> T | None:
        """What `read` makes of the field, or None where it is absent; null is not a way to be absent."""
        return read(name) if name in self._left else None

    def text(self, name: str, *, limit: int = 500, form: re.Pattern[str] | None = None) -> str:
        """Text up to a length, of a form, without control characters."""
        value = self.take(name)
        if not isinstance(value, str) or len(value) > limit or _CONTROL.search(value):
            self.refuse(name)
        if form is not None and form.fullmatch(value) is None:
            self.refuse(name)
        return value

    def one_of(self, name: str, words: frozenset[str]) -> str:
        """A word of a closed list."""
        value = self.text(name)
        return value if value in words else self.refuse(name)

    def whole(self, name: str, *, low: int, high: int = MAX_SEQ) -> int:
        """A whole number within bounds."""
        value = self.take(name)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.refuse(name)
        return value

    def truth(self, name: str) -> bool:
        """True or false."""
        value = self.take(name)
        return value if isinstance(value, bool) else self.refuse(name)

    def digest(self, name: str) -> str:
        """A SHA-256 digest, hexadecimal."""
        value = self.take(name)
        return value if isinstance(value, str) and is_digest(value) else self.refuse(name)

    def number(self, name: str) -> UUID:
        """A UUID of version 7, in its usual spelling."""
        value = self.text(name, limit=36)
        try:
            found = UUID(value)
        except ValueError:
            self.refuse(name)
        return found if str(found) == value and is_uuid7(found) else self.refuse(name)

    def moment(self, name: str) -> datetime:
        """A moment in UTC."""
        try:
            return parse_timestamp(self.take(name))
        except InvalidInput:
            self.refuse(name)

    def day(self, name: str) -> date:
        """A calendar date."""
        value = self.text(name, form=_DATE)
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.refuse(name)

    def listed(self, name: str, *, most: int, least: int = 0) -> list[Any]:
        """A list within a length."""
        value = self.take(name)
        if not isinstance(value, list) or not least <= len(value) <= most:
            self.refuse(name)
        return value

    def inner(self, name: str) -> "Fields":
        """The fields of an object inside."""
        return Fields(self.take(name), claim=self._claim, path=f"{self._path}{name}.")

    def rest(self) -> dict[str, Any]:
        """What nobody took: fields of a later minor version, kept as they came."""
        return self._left

    def done(self) -> None:
        """Refuse if a field is left."""
        for name in self._left:
            self.refuse(name[:60])
