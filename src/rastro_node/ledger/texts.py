"""Sentences of this room."""

from rastro.canonical import register
from rastro_node.ledger import act_texts as _act_texts  # noqa: F401 - registers the words of acts

register(
    {
        "ledger.entry.unknown": "There is no such entry in the ledger. Check its number.",
        "ledger.export.exists": "There is a file {path} already. Name another with --out, or move it away.",
        "ledger.export.unwritten": "{path} could not be written ({reason}). Name another place with --out; nothing "
        "was left there.",
        "ledger.purpose.form": "The purpose may have {limit} characters, and no control characters among them. Say "
        "it shorter.",
        "ledger.purpose.empty": "Say why the ledger is exported: the reason is recorded with the export.",
    }
)
