"""What disclosure says: groups of fields, why one is told or withheld, what is wrong with a policy."""

from rastro.canonical import Text, register
from rastro.tracing.disclosure_shapes import Group

register(
    {
        "tracing.group.reference": "reference of the request",
        "tracing.group.outcome": "outcome and next step",
        "tracing.group.description": "make, model, calibre, type and serial",
        "tracing.group.marks": "marks on the firearm",
        "tracing.group.production": "manufacture and import",
        "tracing.group.dealer_chain": "makers, importers and dealers",
        "tracing.group.holder_identity": "last lawful holder",
        "tracing.group.holder_document": "licence of the holder",
        "tracing.group.state_stock": "State authority that held it",
        "tracing.group.theft_report": "report of loss or theft",
        "tracing.group.events": "events of its life, without names",
        "tracing.group.status": "where the firearm stands",
        "tracing.group.time_to_crime": "days from sale to recovery",
        "tracing.group.candidates": "other candidates and why not",
        "tracing.group.remarks": "remarks",
        "tracing.group.recovery": "day and place of the recovery",
        "tracing.group.circumstances": "circumstances of the recovery",
        "tracing.group.offence": "offence and why the firearm is thought illicit",
        "tracing.group.possessor": "possessor",
        "tracing.group.associates": "associates",
        "tracing.group.case": "case number and unit",
        "tracing.group.contact": "officer and contacts",
        "tracing.purpose.criminal_investigation": "criminal investigation",
        "tracing.purpose.prosecution": "prosecution and court",
        "tracing.purpose.border_control": "border and customs control",
        "tracing.purpose.stockpile": "security of State stockpiles",
        "tracing.purpose.statistics": "statistics",
        "tracing.category.private": "held by a private person",
        "tracing.category.trade": "with a maker, importer or dealer",
        "tracing.category.state": "stock of a State authority",
        "tracing.category.missing": "reported lost or stolen",
        "tracing.category.not_found": "not in the registry, or not identified",
        "tracing.disclosure.always": "Part of every message.",
        "tracing.disclosure.granted": "Rule “{rule}” of policy {policy} allows it.",
        "tracing.disclosure.not_granted": "Rule “{rule}” of policy {policy} does not allow it.",
        "tracing.disclosure.no_rule": "No rule of policy {policy} speaks of this State and purpose, so"
        " nothing is told.",
        "tracing.disclosure.by_hand": "Withheld by the national contact point: {why}",
        "tracing.disclosure.unknown_field": "A field without a group never leaves.",
        "tracing.policy.syntax": "The disclosure policy cannot be read as TOML: {why}.",
        "tracing.policy.field": "The disclosure policy has something wrong at “{path}”: {value}."
        " Allowed there: {allowed}.",
        "tracing.policy.unknown_field": "The disclosure policy says “{path}”, which means nothing here."
        " Remove it or correct its spelling.",
        "tracing.policy.missing_field": "The disclosure policy lacks “{path}”.",
        "tracing.policy.rule_twice": "Two rules of the disclosure policy are called “{rule}”. Rename one.",
    }
)


def group_text(group: Group) -> Text:
    """What a group of fields holds, in the reader's language."""
    return Text(f"tracing.group.{group.value}")
