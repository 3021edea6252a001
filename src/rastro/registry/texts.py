"""The sentences of the registry: kinds of event, states, and why an event cannot be recorded."""

from rastro.canonical import Text, register
from rastro.registry.kinds import EventKind
from rastro.registry.state import Status

register(
    {
        "registry.kind.manufactured": "Manufactured",
        "registry.kind.marked": "Marked",
        "registry.kind.imported": "Imported",
        "registry.kind.exported": "Exported",
        "registry.kind.transferred_to_dealer": "Transferred to a dealer",
        "registry.kind.sold": "Sold",
        "registry.kind.transferred": "Transferred",
        "registry.kind.registered": "Registered",
        "registry.kind.reported_lost": "Reported lost",
        "registry.kind.reported_stolen": "Reported stolen",
        "registry.kind.recovered": "Recovered",
        "registry.kind.seized": "Seized",
        "registry.kind.found": "Found",
        "registry.kind.surrendered": "Surrendered",
        "registry.kind.returned": "Returned to its holder",
        "registry.kind.deactivated": "Deactivated",
        "registry.kind.destroyed": "Destroyed",
        "registry.kind.fitted": "Fitted to a firearm",
        "registry.kind.detached": "Taken out of a firearm",
        "registry.event.fitted_to": "Say which firearm the part is fitted to.",
        "registry.kind.corrected": "Record corrected",
        "registry.kind.duplicate_noted": "Noted as a duplicate record",
        "registry.kind.withdrawn": "Record withdrawn",
        "registry.status.unknown": "nothing on record",
        "registry.status.in_stock": "in stock",
        "registry.status.held": "held",
        "registry.status.exported": "exported",
        "registry.status.lost": "lost",
        "registry.status.stolen": "stolen",
        "registry.status.recovered": "recovered",
        "registry.status.seized": "seized",
        "registry.status.found": "found",
        "registry.status.surrendered": "surrendered",
        "registry.status.deactivated": "deactivated",
        "registry.status.destroyed": "destroyed",
        "registry.status.withdrawn": "withdrawn",
        "registry.life.after_withdrawal": "This record was withdrawn; nothing more can happen to it. Register"
        " the firearm again, or take the withdrawal back.",
        "registry.life.after_destruction": "This firearm was destroyed on {since}; nothing more can"
        " happen to it. If that is wrong, correct the record of the destruction first.",
        "registry.life.manufactured_twice": "The manufacture of this firearm is on record already."
        " Correct that event, or register the other firearm by itself.",
        "registry.life.before_manufacture": "“{kind}” ({on}) lies before the manufacture of the firearm."
        " Check both dates and correct the wrong one.",
        "registry.life.out_of_order": "“{kind}” on {on} lies before the last event on record ({last})."
        " Check the date; an event entered late must fit into the life as it stands.",
        "registry.life.missing": "“{kind}” cannot be recorded: the firearm is {status} since {since}."
        " Record its recovery and return first, or correct the report.",
        "registry.life.in_custody": "“{kind}” cannot be recorded: the firearm is in the State's custody"
        " ({status} since {since}) and may not pass into private hands by sale or otherwise (CIFTA, article"
        " VII). Record its return to the lawful holder if a decision ordered it.",
        "registry.life.unmarked_for_state_use": "A seized or recovered firearm kept for official use is"
        " marked first (CIFTA, article VI.1c). Record the official use mark, then “{kind}”.",
        "registry.life.reported_already": "The firearm is on record as {status} since {since}."
        " Add what is new as a correction of that report.",
        "registry.life.recovered_already": "“{kind}” on {on} under this reference is on record already.",
        "registry.life.not_in_custody": "“{kind}” cannot be recorded: the firearm is {status}, not in"
        " custody. Record its seizure or recovery first.",
        "registry.life.deactivated_already": "The firearm was deactivated on {since}."
        " Correct that event if it is wrong.",
        "registry.life.not_at_hand": "“{kind}” cannot be recorded: the firearm is {status} since {since}."
        " Record its recovery first.",
        "registry.date.future": "{on} lies in the future. Enter the day on which it happened.",
        "registry.date.too_early": "{on} is too early for a firearm. Check the year.",
        "registry.date.no_zone": "The instant of recording has no time zone. Give one, for example +00:00.",
        "registry.date.recorded_before": "The event is dated {on}, after the instant of its recording."
        " Check the date and the clock.",
        "registry.event.no_id": "The event has no identifier.",
        "registry.event.recorded_already": "An event with the identifier {id} is on record already.",
        "registry.event.too_long": "The {name} is too long: at most {limit} are kept. Shorten it.",
        "registry.event.control_characters": "The {name} holds control characters."
        " Type it again as plain text.",
        "registry.event.corrects": "A correction names the event it corrects, and only a correction does.",
        "registry.event.duplicate_of": "Say which firearm this record repeats.",
        "registry.event.which_mark": "Say which mark was made: manufacture, import, official use or another.",
        "registry.event.not_a_dealer": "“{kind}” names a holder who is not a dealer."
        " Choose the dealer, or record a sale or a transfer.",
        "registry.correction.unknown": "There is no event {id} in this firearm's life to correct.",
        "registry.correction.of_correction": "A correction can be taken back, not changed."
        " Take {id} back and record a new correction.",
        "registry.correction.field": "A correction cannot change “{name}”."
        " Take the event back and record a new one.",
        "registry.correction.value": "The new value of “{name}” cannot be read."
        " Give a day as YYYY-MM-DD, a holder with its kind, words as text.",
    }
)


def kind_text(kind: EventKind) -> Text:
    """What happened, in the reader's language."""
    return Text(f"registry.kind.{kind.value}")


def status_text(status: Status) -> Text:
    """Where a firearm stands, in the reader's language."""
    return Text(f"registry.status.{status.value}")
