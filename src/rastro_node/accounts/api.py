"""The API's `/me`: who asks, and what they may do."""

from django.http import HttpRequest
from ninja import Router, Schema

from rastro_node.core.context import actor_of
from rastro_node.core.rules import own_account

PREFIX = "/me"
router = Router(tags=["me"])


class Me(Schema):
    """Who asks."""

    kind: str
    name: str
    username: str
    state: str
    authority: str
    roles: list[str]
    permissions: list[str]


@router.get("/", response=Me)
@own_account("It is the asker's own account.")
def me(request: HttpRequest) -> Me:
    """Who you are to this node, and what you may do here."""
    actor = actor_of(request)
    return Me(
        kind=actor.kind,
        name=actor.name,
        username=actor.username,
        state=actor.state,
        authority=actor.authority,
        roles=sorted(actor.roles),
        permissions=sorted(actor.permissions),
    )
