"""Inside a node of the demo: make its State known, its people and peers, and the story's firearms."""

from typing import Any

from rastro_node.demo.inside import Progress, serve_task
from rastro_node.demo.records import StateRecord, states


def seed(task: dict[str, Any], _progress: Progress) -> dict[str, object]:
    """Fill a new node; the task says of which State, and whether with the story."""
    from rastro_node.core.training import training_seal
    from rastro_node.exchange.services import peers_read

    record = states()[task["state"]]
    training_seal()
    people_make(record)
    return {"people": len(record.people), "peers": peers_read()}


def people_make(record: StateRecord) -> None:
    """Make the States known, this one's authorities, and accounts for its cast."""
    from rastro_node.accounts.services import role_grant, user_create
    from rastro_node.authorities.services import authority_set, state_set
    from rastro_node.core.context import this_node

    for each in states().values():
        state_set(code=each.code, name=each.name, own=each.code == record.code)
    made = {
        code: authority_set(state=record.code, code=code, name=name)
        for code, name in record.authorities.items()
    }
    for person in record.people:
        user = user_create(
            username=person.username,
            name=person.name,
            email=f"{person.username}@example.test",
            authority_id=made[person.authority].pk,
            language=person.language,
            by=this_node(),
        )
        if person.role:
            role_grant(user=user, role=person.role, by=this_node())


if __name__ == "__main__":
    serve_task(seed)
