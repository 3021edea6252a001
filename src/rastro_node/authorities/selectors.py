"""States and authorities as others see them."""

from django.db.models import QuerySet

from rastro.canonical import NotFound
from rastro_node.authorities import texts as _texts  # noqa: F401 - registers the sentences
from rastro_node.authorities.models import Authority, State


def states() -> QuerySet[State]:
    """Every State this node knows."""
    return State.objects.order_by("code")


def own_state_row() -> State:
    """The State this node serves.

    Raises
    ------
    NotFound
        If the node has not been set up.
    """
    found = State.objects.filter(is_own=True).first()
    if found is None:
        raise NotFound("authorities.state.own_missing")
    return found


def authorities_of(state: str) -> QuerySet[Authority]:
    """The authorities of a State, by name."""
    return Authority.objects.filter(state_id=state).select_related("state").order_by("name")


def authority_by_code(state: str, code: str) -> Authority:
    """One authority of a State.

    Raises
    ------
    NotFound
        If there is none of that code.
    """
    found = authorities_of(state).filter(code=code).first()
    if found is None:
        raise NotFound("authorities.authority.unknown", field="authority", code=code, state=state)
    return found
