"""Sentences of this room."""

from rastro.canonical import register

register(
    {
        "ledger.entry.unknown": "There is no such entry in the ledger. Check its number.",
        "ledger.purpose.empty": "Say why the ledger is exported: the reason is recorded with the export.",
    }
)
