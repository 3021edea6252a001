"""Who acts: a person, a program with a token, a peer node, or this node itself, as one plain value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from rastro_node.core.permissions import Permission


class ActorKind(StrEnum):
    """What kind of being acts."""

    ANYONE = "anyone"
    PERSON = "person"
    PROGRAM = "program"
    PEER = "peer"
    NODE = "node"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, with what they may do, worked out once a request.

    Parameters
    ----------
    kind
        Person, program, peer, node; `ANYONE` when nobody has signed in.
    id
        The account's (or token's) identifier.
    name
        The name people read; for the ledger, `label` is the stable form.
    username
        The sign-in name; empty for a peer, the node or anyone.
    state
        ISO code of the State whose authority the actor serves.
    authority_id, authority
        The authority (unit), by identifier and by name.
    roles, permissions
        Roles held now, and what they allow together.
    assurance
        0 not signed in, 1 one factor, 2 two factors, 3 a phishing-resistant factor.
    language
        The language the actor prefers; empty when unsaid.
    """

    kind: ActorKind
    id: UUID | None = None
    name: str = ""
    username: str = ""
    state: str = ""
    authority_id: UUID | None = None
    authority: str = ""
    roles: frozenset[str] = frozenset()
    permissions: frozenset[Permission] = field(default=frozenset())
    assurance: int = 0
    language: str = ""

    @property
    def is_known(self) -> bool:
        """Whether somebody has signed in."""
        return self.kind is not ActorKind.ANYONE

    @property
    def label(self) -> str:
        """`person:alice`, `peer:XB`, `node:XA`: how records name the actor."""
        return f"{self.kind}:{self.username or self.state}" if self.is_known else str(self.kind)

    def as_json(self) -> dict[str, Any]:
        """The actor as a job keeps it."""
        return {
            "kind": str(self.kind),
            "id": str(self.id) if self.id else None,
            "name": self.name,
            "username": self.username,
            "state": self.state,
            "authority_id": str(self.authority_id) if self.authority_id else None,
            "authority": self.authority,
            "roles": sorted(self.roles),
            "permissions": sorted(self.permissions),
            "assurance": self.assurance,
            "language": self.language,
        }


def actor_from_json(said: Mapping[str, Any]) -> Actor:
    """The actor that :meth:`Actor.as_json` wrote; permissions this version does not know are left out."""
    return Actor(
        kind=ActorKind(said["kind"]),
        id=UUID(said["id"]) if said["id"] else None,
        name=said["name"],
        username=said["username"],
        state=said["state"],
        authority_id=UUID(said["authority_id"]) if said["authority_id"] else None,
        authority=said["authority"],
        roles=frozenset(said["roles"]),
        permissions=frozenset(Permission(each) for each in said["permissions"] if each in set(Permission)),
        assurance=said["assurance"],
        language=said["language"],
    )


ANYONE = Actor(ActorKind.ANYONE)


def node_actor(state: str) -> Actor:
    """The node itself, when it acts by rule: may do everything that people of its State may."""
    return Actor(ActorKind.NODE, name=state, state=state, permissions=frozenset(Permission), assurance=3)


def peer_actor(state: str) -> Actor:
    """Another State's node, when its message is handled: may do nothing but what policies say."""
    return Actor(ActorKind.PEER, name=state, state=state)
