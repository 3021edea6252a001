"""What can be taken over from a file: each room registers its kinds."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from rastro.canonical import InvalidInput
from rastro_node.core.actors import Actor
from rastro_node.core.imports.layout import Column, Layout
from rastro_node.core.imports.report import Finding, Known, Row
from rastro_node.core.permissions import Permission

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


class LineReader(Protocol):
    """Reads the lines of one run, one after the other."""

    def read(self, line: int, cells: Sequence[str]) -> Row:
        """One line; never raises, what is wrong is a finding."""


class ImportKind(Protocol):
    """A kind of file: who may run it, what its columns are, and what is done with its lines."""

    @property
    def name(self) -> str:
        """In addresses, commands and records."""

    @property
    def title(self) -> "StrPromise | str":
        """What people read."""

    @property
    def permission(self) -> Permission:
        """Who may run it."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """What its files hold."""

    def reader(self, layout: Layout) -> LineReader:
        """A reader for one run."""

    def known(self, rows: Sequence[Row]) -> "Mapping[str, str] | Mapping[str, Known]":
        """Which of these stand already: identity to the number of the import that brought it, or empty.

        With :class:`Known`, a line that says something else under the same identity is refused. A withdrawn
        record does not stand.
        """

    def look(self, rows: Sequence[Row]) -> list[Finding]:
        """What is found by comparing new lines with the register; an error leaves the line out."""

    def commit(self, rows: Sequence[Row], *, actor: Actor, number: str) -> None:
        """Store the records and one entry of the ledger, all or none.

        Raises
        ------
        RastroError
            If one of them cannot be stored; they are then tried one by one.
        """

    def undo(self, *, actor: Actor, number: str, limit: int) -> int:
        """Withdraw up to `limit` records of an import that nothing happened to since, in one transaction.

        0 when none is left.
        """

    def standing(self, *, number: str) -> int:
        """How many records of an import stand, not withdrawn."""


_kinds: dict[str, ImportKind] = {}


def register(kind: ImportKind) -> None:
    """Add a kind, in an app's `ready`; a name registered again replaces the earlier one."""
    _kinds[kind.name] = kind


def kinds() -> list[ImportKind]:
    """Every kind, in the order in which rooms registered."""
    return list(_kinds.values())


def kind_of(name: str) -> ImportKind:
    """The kind of that name.

    Raises
    ------
    InvalidInput
        `core.import.kind`.
    """
    found = _kinds.get(name)
    if found is None:
        raise InvalidInput("core.import.kind", field="kind", kind=name[:40], known=", ".join(_kinds))
    return found
