"""Inside a node of the demo: make its State known, its people and peers, and the story's firearms."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rastro.canonical import uuid7
from rastro.registry import Event, EventKind, Holder, HolderKind
from rastro_node.demo.inside import Progress, serve_task
from rastro_node.demo.population import SIZE, population_of
from rastro_node.demo.records import FirearmRecord, StateRecord, cases, firearms, states


def seed(task: dict[str, Any], _progress: Progress) -> dict[str, object]:
    """Fill a new node; the task says of which State, and whether with the story."""
    from rastro_node.core.training import training_seal
    from rastro_node.exchange.services import peers_read

    record = states()[task["state"]]
    training_seal()
    people_make(record)
    peers = peers_read()
    if task["story"]:
        firearms_make(record.code, population=task.get("population", SIZE))
        cases_make(record.code)
    return {"people": len(record.people), "peers": peers}


def firearms_make(state: str, *, population: int) -> None:
    """Register the story's firearms, then the many that nobody looks for."""
    from rastro_node.core.context import this_node
    from rastro_node.registry.importing import import_csv
    from rastro_node.registry.selectors import by_external_id
    from rastro_node.registry.services import firearm_register

    actor = this_node()
    for record in firearms(state):
        of = {key: str(pk) for key, (pk, _digest) in by_external_id(_originals(record)).items()}
        firearm_register(actor=actor, firearm=_new_firearm(record, of))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "population.csv"
        population_of(state, file, count=population)
        import_csv(file, actor=actor)


def _originals(record: FirearmRecord) -> list[str]:
    """Ids of the records that this one repeats."""
    return [event["data"]["of"] for event in record.events if event["kind"] == "duplicate_noted"]


def _new_firearm(record: FirearmRecord, originals: dict[str, str]) -> Any:
    from rastro_node.registry.services import NewFirearm

    return NewFirearm(
        make=record.make,
        model=record.model,
        calibre=record.calibre,
        type=record.type,
        serial=record.serial,
        external_id=record.id,
        events=tuple(_event(values, originals) for values in record.events),
    )


def _event(values: dict[str, Any], originals: dict[str, str]) -> Event:
    holder, data = values.get("holder"), dict(values.get("data", {}))
    if "of" in data:
        data["of"] = originals.get(data["of"], data["of"])
    return Event(
        id=str(uuid7()),
        kind=EventKind(values["kind"]),
        on=values["on"],
        place=values.get("place", ""),
        holder=Holder(**{**holder, "kind": HolderKind(holder["kind"])}) if holder else None,
        authority=values.get("authority", ""),
        reference=values.get("reference", ""),
        data=data,
    )


def cases_make(state: str) -> None:
    """Open the story's cases, each by whoever seized or keeps the things."""
    from rastro_node.accounts.selectors import actor_of_user, user_by_name
    from rastro_node.custody.describing import NewExhibit
    from rastro_node.custody.services import case_open
    from rastro_node.custody.values import NewCase

    for record in cases(state):
        case_open(
            actor=actor_of_user(user_by_name(record.by)),
            case=NewCase(
                external_id=record.id,
                context=record.context,
                opened_on=record.opened_on,
                place=record.place,
                district=record.district,
                offence=record.offence,
            ),
            exhibits=[NewExhibit(**words) for words in record.exhibit],
        )


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
