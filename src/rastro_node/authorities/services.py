"""Where the States and authorities a node knows change."""

from django.db import transaction

from rastro.canonical import Conflict, InvalidInput
from rastro_node.authorities import texts as _texts  # noqa: F401 - registers the sentences
from rastro_node.authorities.models import Authority, State


@transaction.atomic
def state_set(*, code: str, name: str, own: bool = False) -> State:
    """Make a State known, or rename it.

    Parameters
    ----------
    code
        ISO 3166-1 alpha-2.
    name
        As people read it.
    own
        Whether it is the State this node serves; there is one, and it does not change.

    Raises
    ------
    InvalidInput
        If the code is not two capital letters.
    Conflict
        If the node serves another State already.
    """
    if len(code) != len("XA") or not code.isascii() or not code.isupper() or not code.isalpha():
        raise InvalidInput("authorities.state.code.invalid", field="code", code=code)
    other = State.objects.filter(is_own=True).exclude(code=code).first()
    if own and other is not None:
        raise Conflict("authorities.state.own_is_another", field="code", code=other.code)
    state, _made = State.objects.update_or_create(
        code=code, defaults={"name": name, **({"is_own": True} if own else {})}
    )
    return state


@transaction.atomic
def authority_set(*, state: str, code: str, name: str, parent: Authority | None = None) -> Authority:
    """Make an authority known, or rename it.

    Parameters
    ----------
    state
        Code of its State.
    code
        Its short code within the State, such as `tracing-centre`.
    name
        As people read it.
    parent
        The authority it is a unit of.
    """
    authority, _made = Authority.objects.update_or_create(
        state_id=state, code=code, defaults={"name": name, "parent": parent}
    )
    return authority
