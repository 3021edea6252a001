"""The fields of answers and requests, each in its group: a field not listed here never leaves a State."""

from types import MappingProxyType

from rastro.tracing.disclosure_shapes import (
    Each,
    Form,
    Group,
    Leaf,
    Shape,
    number,
    prose,
    said,
    said_list,
    truth,
    word,
    words,
)

MAX_CANDIDATES = 10

_OF_EVENT: dict[str, Shape] = {
    "kind": Leaf(Group.EVENTS, word),
    "on": Leaf(Group.EVENTS, word),
    "place": Leaf(Group.EVENTS, word),
    "mark": {
        "kind": Leaf(Group.MARKS, word),
        "text": Leaf(Group.MARKS, word),
        "missing": Leaf(Group.MARKS, words),
        "article": Leaf(Group.MARKS, word),
    },
    "maker": Leaf(Group.PRODUCTION, word),
    "authority": Leaf(Group.EVENTS, word),
    "dealer": {"name": Leaf(Group.DEALER_CHAIN, word), "country": Leaf(Group.DEALER_CHAIN, word)},
    "holder": {"name": Leaf(Group.HOLDER_IDENTITY, word), "country": Leaf(Group.HOLDER_IDENTITY, word)},
    "stock": Leaf(Group.STATE_STOCK, word),
    "licence": Leaf(Group.HOLDER_DOCUMENT, word),
    "reference": Leaf(Group.HOLDER_DOCUMENT, word),
}

_OF_CANDIDATE: dict[str, Shape] = {
    "firearm": Leaf(Group.CANDIDATES, word),
    "probability": Leaf(Group.CANDIDATES, word),
    "serial": Leaf(Group.CANDIDATES, word),
    "make": Leaf(Group.CANDIDATES, word),
    "model": Leaf(Group.CANDIDATES, word),
    "calibre": Leaf(Group.CANDIDATES, word),
    "type": Leaf(Group.CANDIDATES, word),
    "status": Leaf(Group.CANDIDATES, word),
    "edits": Each(
        {
            "kind": Leaf(Group.CANDIDATES, word),
            "position": Leaf(Group.CANDIDATES, number),
            "seen": Leaf(Group.CANDIDATES, word),
            "registered": Leaf(Group.CANDIDATES, word),
            "registered_position": Leaf(Group.CANDIDATES, number),
        },
        limit=80,
    ),
    "reasons": Each(
        {
            "verdict": Leaf(Group.CANDIDATES, word),
            "subject": Leaf(Group.CANDIDATES, word),
            "text": Leaf(Group.CANDIDATES, said),
        },
        limit=20,
    ),
}

ANSWER: Shape = MappingProxyType(
    {
        "trace": Leaf(Group.REFERENCE, word),
        "policy": Leaf(Group.REFERENCE, word),
        "automatic": Leaf(Group.REFERENCE, truth),
        "answered_on": Leaf(Group.REFERENCE, word),
        "registry_size": Leaf(Group.REFERENCE, number),
        "outcome": {
            "code": Leaf(Group.OUTCOME, word),
            "also": Leaf(Group.OUTCOME, words),
            "next_steps": Leaf(Group.OUTCOME, said_list),
            "next_state": Leaf(Group.OUTCOME, word),
            "reason": Leaf(Group.OUTCOME, said),
        },
        "firearm": {
            "number": Leaf(Group.DESCRIPTION, word),
            "make": Leaf(Group.DESCRIPTION, word),
            "model": Leaf(Group.DESCRIPTION, word),
            "calibre": Leaf(Group.DESCRIPTION, word),
            "type": Leaf(Group.DESCRIPTION, word),
            "serial": Leaf(Group.DESCRIPTION, word),
            "probability": Leaf(Group.DESCRIPTION, word),
        },
        "production": {
            "maker": Leaf(Group.PRODUCTION, word),
            "on": Leaf(Group.PRODUCTION, word),
            "place": Leaf(Group.PRODUCTION, word),
            "country": Leaf(Group.PRODUCTION, word),
        },
        "dealers": Each(
            {
                "kind": Leaf(Group.DEALER_CHAIN, word),
                "name": Leaf(Group.DEALER_CHAIN, word),
                "country": Leaf(Group.DEALER_CHAIN, word),
                "since": Leaf(Group.DEALER_CHAIN, word),
                "until": Leaf(Group.DEALER_CHAIN, word),
            }
        ),
        "holder": {
            "name": Leaf(Group.HOLDER_IDENTITY, word),
            "place": Leaf(Group.HOLDER_IDENTITY, word),
            "country": Leaf(Group.HOLDER_IDENTITY, word),
            "since": Leaf(Group.HOLDER_IDENTITY, word),
            "until": Leaf(Group.HOLDER_IDENTITY, word),
            "by": Leaf(Group.HOLDER_IDENTITY, word),
            "licence": Leaf(Group.HOLDER_DOCUMENT, word),
        },
        "stock": {
            "authority": Leaf(Group.STATE_STOCK, word),
            "since": Leaf(Group.STATE_STOCK, word),
            "until": Leaf(Group.STATE_STOCK, word),
        },
        "theft": Each(
            {
                "kind": Leaf(Group.THEFT_REPORT, word),
                "on": Leaf(Group.THEFT_REPORT, word),
                "place": Leaf(Group.THEFT_REPORT, word),
                "authority": Leaf(Group.THEFT_REPORT, word),
                "reference": Leaf(Group.THEFT_REPORT, word),
            }
        ),
        "status": {"code": Leaf(Group.STATUS, word), "since": Leaf(Group.STATUS, word)},
        "life": Each(_OF_EVENT),
        "time_to_crime": {
            "days": Leaf(Group.TIME_TO_CRIME, number),
            "sold_on": Leaf(Group.TIME_TO_CRIME, word),
            "recovered_on": Leaf(Group.TIME_TO_CRIME, word),
        },
        "candidates": Each(_OF_CANDIDATE, limit=MAX_CANDIDATES),
        "remarks": Leaf(Group.REMARKS, prose),
    }
)
"""Fields of `trace.answer`."""

_OF_PERSON: dict[str, Form] = {
    "name": word,
    "aliases": words,
    "born_on": word,
    "born_at": word,
    "sex": word,
    "nationality": word,
    "address": prose,
    "documents": words,
    "role": word,
}


def _all_of(group: Group, forms: dict[str, Form]) -> dict[str, Shape]:
    return {name: Leaf(group, form) for name, form in forms.items()}


REQUEST: Shape = MappingProxyType(
    {
        "trace": Leaf(Group.REFERENCE, word),
        "purpose": Leaf(Group.REFERENCE, word),
        "initiation": {
            "on": Leaf(Group.REFERENCE, word),
            "urgency": Leaf(Group.REFERENCE, word),
            "urgent_reason": Leaf(Group.OFFENCE, prose),
            "instructions": Leaf(Group.REMARKS, prose),
        },
        "offence": {
            "code": Leaf(Group.OFFENCE, word),
            "project": Leaf(Group.OFFENCE, word),
            "why_illicit": Leaf(Group.OFFENCE, prose),
            "intended_use": Leaf(Group.OFFENCE, prose),
        },
        "requester": {
            "organisation": Leaf(Group.CONTACT, word),
            "organisation_code": Leaf(Group.CONTACT, word),
            "unit": Leaf(Group.CASE, word),
            "officer": Leaf(Group.CONTACT, word),
            "badge": Leaf(Group.CONTACT, word),
            "case": Leaf(Group.CASE, word),
            "contacts": Leaf(Group.CONTACT, words),
        },
        "description": {
            "make": Leaf(Group.DESCRIPTION, word),
            "model": Leaf(Group.DESCRIPTION, word),
            "calibre": Leaf(Group.DESCRIPTION, word),
            "type": Leaf(Group.DESCRIPTION, word),
            "serial": _all_of(
                Group.DESCRIPTION, {"state": word, "reading": prose, "raw": prose, "removal": word}
            ),
            "country": Leaf(Group.MARKS, word),
            "importer": Leaf(Group.MARKS, word),
            "other_marks": Leaf(Group.MARKS, words),
        },
        "possessor": _all_of(Group.POSSESSOR, _OF_PERSON),
        "associates": Each(_all_of(Group.ASSOCIATES, _OF_PERSON)),
        "recovered": {
            "on": Leaf(Group.RECOVERY, word),
            "place": Leaf(Group.RECOVERY, word),
            "address": Leaf(Group.RECOVERY, word),
            "country": Leaf(Group.RECOVERY, word),
            "circumstances": Leaf(Group.CIRCUMSTANCES, prose),
        },
        "additional": Leaf(Group.REMARKS, prose),
    }
)
"""Fields of `trace.request`."""
