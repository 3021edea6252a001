"""Lists as people keep them: what they narrow to, by which columns, under a name; own, or the authority's."""

from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from rastro.canonical import InvalidInput, NotFound, TooLarge
from rastro_node.core.actors import Actor
from rastro_node.core.keys import own_state
from rastro_node.core.models import SavedList
from rastro_node.core.policies import Decision, allowed, refused

MOST = 100
LONGEST_NAME = 80
LONGEST_QUERY = 2_000
LONGEST_TABLE = 60
NOT_KEPT = frozenset({"page", "export", "purpose", "saved", "all", "move", "csrfmiddlewaretoken"})


def may_use(saved: SavedList, actor: Actor) -> Decision:
    """Whether an actor may use a saved list: one's own, or one shared within one's authority."""
    if not actor.is_known or actor.state != own_state():
        return refused("core.rule.sign_in")
    if saved.owner == actor.id:
        return allowed("core.rule.own_account")
    if saved.shared and saved.authority is not None and saved.authority == actor.authority_id:
        return allowed("core.saved.shared")
    return refused("core.saved.not_yours")


def may_change(saved: SavedList, actor: Actor) -> Decision:
    """Whether an actor may replace or remove a saved list: only whoever made it."""
    return allowed("core.rule.own_account") if saved.owner == actor.id else refused("core.saved.not_yours")


def saved_lists_of(actor: Actor, table: str = "") -> QuerySet[SavedList]:
    """The saved lists an actor may use, of one table or of all, by name."""
    mine = Q(owner=actor.id)
    if actor.authority_id:
        mine |= Q(shared=True, authority=actor.authority_id)
    rows = SavedList.objects.filter(mine).order_by("name", "id") if actor.id else SavedList.objects.none()
    return rows.filter(table=table) if table else rows


def default_of(actor: Actor, table: str) -> SavedList | None:
    """The saved list that opens by itself."""
    return SavedList.objects.filter(owner=actor.id, table=table, default=True).first() if actor.id else None


@transaction.atomic
def saved_list_keep(
    *, actor: Actor, table: str, name: str, query: str, shared: bool = False, default: bool = False
) -> SavedList:
    """Keep a list under a name; one's own of the same name is replaced.

    Parameters
    ----------
    table
        Name of the list, such as `registry.firearms`.
    query
        The address's query: facets, words, order and columns. Page and export are left out.
    shared
        Whether one's authority may use it.
    default
        Whether the list opens so for oneself; the one before is then no longer the default.

    Raises
    ------
    InvalidInput, TooLarge
        `core.saved.*`, naming the field.
    """
    name, kept = " ".join(name.split()), cleaned_query(query)
    owner = _owner(actor)
    _check(table, name)
    known = SavedList.objects.select_for_update().filter(owner=owner, table=table, name=name).first()
    if known is None and SavedList.objects.filter(owner=owner).count() >= MOST:
        raise InvalidInput("core.saved.too_many", limit=MOST)
    row = known or SavedList(owner=owner, table=table, name=name)
    row.owner_name, row.authority = actor.name, actor.authority_id
    row.query, row.shared, row.default, row.changed_at = kept, shared, default, timezone.now()
    if default:
        SavedList.objects.filter(owner=owner, table=table).exclude(pk=row.pk).update(default=False)
    row.save()
    return row


def saved_list_drop(*, actor: Actor, saved_id: UUID) -> SavedList:
    """Remove a saved list.

    Raises
    ------
    NotFound
        `core.saved.unknown`, for one that is not there or not the actor's to see.
    Forbidden
        `core.saved.not_yours`, for a colleague's.
    """
    row = SavedList.objects.filter(pk=saved_id).first()
    if row is None or not may_use(row, actor):
        raise NotFound("core.saved.unknown", field="saved")
    may_change(row, actor).or_refuse()
    row.delete()
    return row


def cleaned_query(query: str) -> str:
    """What of an address belongs to the list itself.

    Raises
    ------
    InvalidInput, TooLarge
        `core.saved.query`, `core.saved.too_long`.
    """
    if len(query) > 2 * LONGEST_QUERY:
        raise TooLarge("core.saved.too_long", field="query", limit=LONGEST_QUERY)
    try:
        pairs = parse_qsl(query.lstrip("?"), max_num_fields=100)
    except ValueError as error:
        raise InvalidInput("core.saved.query", field="query") from error
    kept = [(name, value) for name, value in pairs if name not in NOT_KEPT and (name + value).isprintable()]
    text = urlencode(kept)
    if len(text) > LONGEST_QUERY:
        raise TooLarge("core.saved.too_long", field="query", limit=LONGEST_QUERY)
    return text


def _owner(actor: Actor) -> UUID:
    if actor.id is None:
        raise InvalidInput("core.saved.nobody")
    return actor.id


def _check(table: str, name: str) -> None:
    if not (
        0 < len(table) <= LONGEST_TABLE
        and table.replace(".", "").replace("_", "").isalnum()
        and table.isascii()
    ):
        raise InvalidInput("core.saved.table", field="table")
    if not name:
        raise InvalidInput("core.saved.name", field="name")
    if len(name) > LONGEST_NAME:
        raise TooLarge("core.saved.name_long", field="name", limit=LONGEST_NAME)
    if not name.isprintable():
        raise InvalidInput("core.saved.name", field="name")
