"""Looking for persons: what is found is shown only once it is on record who looked, for whom, and why."""

from django.db import transaction

from rastro.canonical import InvalidInput
from rastro_node.core.actors import Actor
from rastro_node.core.keys import own_state
from rastro_node.core.permissions import Permission
from rastro_node.core.policies import may
from rastro_node.ledger.acts import act_by
from rastro_node.ledger.services import act_record
from rastro_node.registry.selectors.persons import Found, persons_named
from rastro_node.registry.services.firearms import read_recorded


@transaction.atomic
def persons_look_up(*, actor: Actor, name: str, purpose: str) -> Found:
    """Persons of a name, with the firearms they hold or held; the look and each name shown are on record.

    Parameters
    ----------
    name
        As heard or read. It is kept in the entry's payload, which can be erased.
    purpose
        Why; without one nothing is looked for.

    Raises
    ------
    Forbidden
        For whoever may not look for persons.
    InvalidInput, TooLarge
        `registry.person.purpose`, `registry.person.short`, `registry.person.long`.
    """
    may(actor, Permission.PERSON_READ, state=own_state()).or_refuse()
    if not purpose.strip():
        raise InvalidInput("registry.person.purpose", field="purpose")
    found = persons_named(name)
    payload = {"asked": name, "persons": len(found.persons), "firearms": len(found.firearms)}
    act_record(
        act_by(
            actor, "person.search", "register/persons", purpose=purpose, decision="allowed", payload=payload
        )
    )
    read_recorded(found.firearms, actor=actor, purpose=purpose, names=True)
    return found
